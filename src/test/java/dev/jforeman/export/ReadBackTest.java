package dev.jforeman.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.model.Variables;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.shell.ShellCommand;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Hostile values in formats that the JDK, SnakeYAML or a shell can read are read back byte for byte. */
class ReadBackTest {
    private static final String COMMAND = "bin/server \"it's\" 100% $PORT ${PORT} $$ $(id) {{x}} \\\\ <&> | cat # ;x";

    private static final String LINE = ShellCommand.passingOn(COMMAND, "TERM");

    private final Sample sample = Sample.of("web: " + COMMAND, Hostile.values())
            .image("example/app:1")
            .secrets("H_DOUBLE,H_TRUE");

    @ParameterizedTest
    @CsvSource({
        "upstart, app-web-1.conf",
        "daemon, app-web-1.conf",
    })
    void theShellSetsTheVariables(String format, String file) throws Exception {
        assertThat(variablesOf(content(format, file))).containsAllEntriesOf(environment());
    }

    /** The variables that a script sets. The lines that only the target understands are left out. */
    private static Map<String, String> variablesOf(String text) throws Exception {
        String script = text.contains("\nscript\n") ? text.substring(text.indexOf("\nscript\n") + 8) : text;
        String exports = script.split("\n(?=cd /|exec )", 2)[0];
        ProcessBuilder builder = new ProcessBuilder("/bin/sh");
        builder.environment().clear();
        Process shell = builder.start();
        try (OutputStream input = shell.getOutputStream()) { // an argument is limited to the characters of the locale
            input.write((exports + "\nexec /usr/bin/env -0\n").getBytes(UTF_8));
        }
        return environment(new String(shell.getInputStream().readAllBytes(), UTF_8));
    }

    private static Map<String, String> environment(String dump) {
        Map<String, String> environment = new HashMap<>();
        for (String entry : dump.split("\0", 0)) {
            environment.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
        }
        return environment;
    }

    @Test
    void launchdReadsAPropertyListThatItsTypeDefinitionAllows() throws Exception {
        Map<?, ?> plist = (Map<?, ?>) PropertyList.read(content("launchd", "app-web-1.plist"));

        assertThat(plist.get("EnvironmentVariables")).isEqualTo(environment());
        assertThat(plist.get("ProgramArguments")).isEqualTo(List.of("/bin/sh", "-c", LINE));
        assertThat(plist.get("KeepAlive")).isEqualTo(Map.of("SuccessfulExit", false));
        assertThat(plist.get("ExitTimeOut")).isEqualTo(10);
    }

    @Test
    void charactersThatXmlForbidsAreRefused() {
        Sample withEscape = Sample.of("web: x", Map.of("COLOUR", "\u001b[1m"));

        assertThatThrownBy(() -> withEscape.export("launchd"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("COLOUR");
    }

    @Test
    void kubernetesFindsTheVariablesInConfigMapAndSecret() throws Exception {
        Map<String, Object> values = new HashMap<>(data(content("kubernetes", "app-env-configmap.yaml"), "data"));
        sample.inlineSecrets();
        Map<String, Object> secrets = data(content("kubernetes", "app-secrets-secret.yaml"), "stringData");

        assertThat(secrets).containsOnlyKeys("H_DOUBLE", "H_TRUE");
        values.putAll(secrets);
        assertThat(values).isEqualTo(withoutOwn());
    }

    @Test
    void composeFindsTheVariablesInFileEnvironmentAndCommand() throws Exception {
        sample.inlineSecrets();
        Map<String, Object> compose = new Yaml().load(content("compose", "compose.yaml"));
        Map<?, ?> service = (Map<?, ?>) ((Map<?, ?>) compose.get("services")).get("web");
        Map<String, String> found = new HashMap<>();
        content("compose", "app.env")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(
                        line -> found.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        ((Map<?, ?>) service.get("environment"))
                .forEach((name, value) ->
                        found.put((String) name, value.toString().replace("$$", "$")));
        String script = ((List<?>) service.get("command")).get(2).toString().replace("$$", "$");
        found.putAll(variablesOf(script.replace(LINE, "")));

        Map<String, String> expected = environment();
        expected.put("PS", "web");
        assertThat(found).containsAllEntriesOf(expected);
        assertThat(script).endsWith(LINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose", "quadlet"})
    void aSecretThatNoEnvFileCanHoldIsRefused(String format) {
        assertThatThrownBy(() -> sample.export(format))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("H_DOUBLE")
                .hasMessageContaining("--inline-secrets");
    }

    private String content(String format, String path) throws Refusal {
        return sample.export(format).files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .content();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(String yaml, String key) {
        return (Map<String, Object>) new Yaml().<Map<String, Object>>load(yaml).get(key);
    }

    private Map<String, String> environment() throws Refusal {
        return new LinkedHashMap<>(first().environment());
    }

    private Map<String, String> withoutOwn() throws Refusal {
        return Variables.withoutOwn(first());
    }

    private ProcessSpec first() throws Refusal {
        return sample.deployment().instances().getFirst();
    }
}
