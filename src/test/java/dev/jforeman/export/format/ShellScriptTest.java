package dev.jforeman.export.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.export.format.ShellScript.RenamedVariables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ShellScriptTest {
    private final RenamedVariables renamed = new RenamedVariables(Pattern.compile("HOME|[a-z]+"));

    @Test
    void renamedVariablesAreRestoredForTheProgram() throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("HOME", "a \"$home\"\n");
        variables.put("TOKEN", "x");
        variables.put("name", "");
        String before = String.join("\n", ShellScript.exports(renamed.renamed(variables)));
        String target = "HOME=/root; name=service";

        String script = before + "\n" + target + "\n" + renamed.restoring(variables, "exec /usr/bin/env -0");
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", script);
        shell.environment().clear();
        String seen = new String(shell.start().getInputStream().readAllBytes(), UTF_8);

        assertThat(seen.split("\0"))
                .contains("HOME=a \"$home\"\n", "TOKEN=x", "name=")
                .noneMatch(entry -> entry.startsWith("JFOREMAN_"));
    }

    @Test
    void aScriptIsUnchangedIfNoVariableIsRenamed() {
        assertThat(renamed.restoring(Map.of("TOKEN", "x"), "exec bin/server")).isEqualTo("exec bin/server");
    }
}
