package dev.jforeman.export;

import dev.jforeman.export.quote.ShellText;
import dev.jforeman.plan.ProcessSpec;
import java.util.List;
import java.util.Map;

/** Lines that several targets have in their shell scripts. */
final class ShellScript {
    private ShellScript() {}

    static List<String> exports(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> ShellText.export(variable.getKey(), variable.getValue()))
                .toList();
    }

    static String changeDirectory(ProcessSpec spec) {
        return "cd " + ShellText.word(spec.directory().toString()) + " || exit 1";
    }

    /** The words that run the command: {@code /bin/sh -c '...'}. */
    static String command(ProcessSpec spec) {
        return "/bin/sh -c " + ShellText.word(ShellText.exec(spec.command()));
    }
}
