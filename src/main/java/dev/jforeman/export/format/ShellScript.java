package dev.jforeman.export.format;

import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.model.PathText;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.shell.ShellCommand;
import dev.jforeman.shell.ShellText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of shell scripts that several formats use. */
public final class ShellScript {
    private ShellScript() {}

    static List<String> exports(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> ShellText.export(variable.getKey(), variable.getValue()))
                .toList();
    }

    static String changeDirectory(ProcessSpec spec) {
        return "cd " + ShellText.word(PathText.of(spec.directory())) + " || exit 1";
    }

    /** The {@code /bin/sh -c '...'} that runs the command, for targets that send signals to the whole process group. */
    static String command(ProcessSpec spec) {
        return "/bin/sh -c " + ShellText.word(waiting(spec));
    }

    /** The {@code /bin/sh -c '...'} that runs the command and passes signals on, for targets that signal only the shell. */
    static String commandPassingOn(ProcessSpec spec) {
        return "/bin/sh -c " + ShellText.word(passingOn(spec));
    }

    static String waiting(ProcessSpec spec) {
        return ShellCommand.waiting(spec.command(), StopRule.of(spec).signal().name());
    }

    public static String passingOn(ProcessSpec spec) {
        return ShellCommand.passingOn(spec.command(), StopRule.of(spec).signal().name());
    }

    /** The beginning of a logger's script, which creates the log directory {@code $log} and gives it to the user. */
    static Lines logger(Deployment deployment, ProcessSpec spec) {
        String folder = PathText.of(deployment.logFile(spec)).replaceFirst("\\.log$", "");
        return Lines.commented("#!/bin/sh\n#")
                .add("log=" + ShellText.word(folder))
                .add("mkdir -p \"$log\" && chown " + deployment.user() + " \"$log\" || exit 1");
    }

    /**
     * Passes variables through a target that uses some names itself and would change or misread their values. Those variables
     * get other names, and the shell that runs the command restores the original names.
     *
     * @param usedByTarget matches the names that the target uses
     */
    record RenamedVariables(Pattern usedByTarget) {
        private static final String PREFIX = "JFOREMAN_";

        /** The variables for the target, renamed where necessary. */
        Map<String, String> renamed(Map<String, String> variables) {
            Map<String, String> renamed = new LinkedHashMap<>();
            variables.forEach((name, value) -> renamed.put(isUsed(name) ? PREFIX + name : name, value));
            return renamed;
        }

        /** The script for the shell, preceded by commands that restore the original names. */
        String restoring(Map<String, String> variables, String script) {
            List<String> names =
                    variables.keySet().stream().filter(this::isUsed).toList();
            return names.isEmpty()
                    ? script
                    : "export " + each(names, "%1$s=\"$" + PREFIX + "%1$s\"") + "; unset " + each(names, PREFIX + "%s")
                            + "; " + script;
        }

        private static String each(List<String> names, String form) {
            return names.stream().map(form::formatted).collect(Collectors.joining(" "));
        }

        private boolean isUsed(String name) {
            return usedByTarget.matcher(name).matches();
        }
    }
}
