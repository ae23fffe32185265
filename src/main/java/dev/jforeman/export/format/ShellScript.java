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

/** Lines that several targets have in their shell scripts. */
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

    /** Begins the script of a logger: its directory, in {@code $log}, is there and the user's. */
    static Lines logger(Deployment deployment, ProcessSpec spec) {
        String folder = PathText.of(deployment.logFile(spec)).replaceFirst("\\.log$", "");
        return Lines.commented("#!/bin/sh\n#")
                .add("log=" + ShellText.word(folder))
                .add("mkdir -p \"$log\" && chown " + deployment.user() + " \"$log\" || exit 1");
    }

    /**
     * The way of variables through a target that uses some names itself, and would change their values or stumble over them:
     * those variables travel under other names, and the shell that runs the command gives them their own again.
     *
     * @param usedByTarget the names
     */
    record RenamedVariables(Pattern usedByTarget) {
        private static final String PREFIX = "JFOREMAN_";

        /** The variables as they are given to the target. */
        Map<String, String> disguised(Map<String, String> variables) {
            Map<String, String> disguised = new LinkedHashMap<>();
            variables.forEach((name, value) -> disguised.put(isUsed(name) ? PREFIX + name : name, value));
            return disguised;
        }

        /** The script of the shell, with the names put right in front of it. */
        String undisguised(Map<String, String> variables, String script) {
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
