package dev.jforeman.export.format;

import dev.jforeman.export.model.StopRule;
import dev.jforeman.export.quote.ShellCommand;
import dev.jforeman.export.quote.ShellText;
import dev.jforeman.model.ProcessSpec;
import java.util.List;
import java.util.Map;

/** Lines that several targets have in their shell scripts. */
public final class ShellScript {
    private ShellScript() {}

    static List<String> exports(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> ShellText.export(variable.getKey(), variable.getValue()))
                .toList();
    }

    static String changeDirectory(ProcessSpec spec) {
        return "cd " + ShellText.word(spec.directory().toString()) + " || exit 1";
    }

    /** The words that run the command, {@code /bin/sh -c '...'}, for targets that signal a whole process group. */
    static String command(ProcessSpec spec) {
        return "/bin/sh -c " + ShellText.word(waiting(spec));
    }

    /** The same for targets that signal one process. */
    static String commandPassingOn(ProcessSpec spec) {
        return "/bin/sh -c " + ShellText.word(passingOn(spec));
    }

    static String waiting(ProcessSpec spec) {
        return ShellCommand.waiting(spec.command(), StopRule.of(spec).signal().name());
    }

    public static String passingOn(ProcessSpec spec) {
        return ShellCommand.passingOn(spec.command(), StopRule.of(spec).signal().name());
    }
}
