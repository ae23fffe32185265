package dev.jforeman.export.model;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.PathText;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks names, paths and commands: names become file names, and paths are in files that are read line by line. */
final class Exportable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]*");
    private static final Pattern UNEXPORTABLE_PATH = Pattern.compile(".*\\p{Cntrl}.*|.*[\\s\\\\]", Pattern.DOTALL);

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

    private Exportable() {}

    static void check(ExportOptions options) throws Refusal {
        checkName("--app", options.app(), NAME);
        checkName("--user", options.user().orElse("app"), USER);
        checkName("--namespace", options.namespace().orElse("app"), NAME);
        checkPath(options.directories().log());
        checkPath(options.directories().run());
        checkPath(Optional.of(options.directories().place()));
    }

    /**
     * Checks the directory and command of a process, and removes variables that no shell can read. A task gets the policy
     * {@code ignore}, because it is expected to exit.
     *
     * @throws Refusal if directory or command has control characters, or the directory ends with a blank or backslash
     */
    static ProcessSpec checked(ProcessSpec spec) throws Refusal {
        checkPath(Optional.of(spec.directory()));
        if (CONTROL.matcher(spec.command()).find()) {
            throw new Refusal(
                    ExitCode.BAD_DATA,
                    spec.where() + ": the command of " + spec.name().type() + " has a control character, which the "
                            + "files of most targets cannot hold (put the command into a script)");
        }
        ProcessSpec readable = withoutUnreadable(spec);
        return ProcessType.isTask(spec)
                ? readable.withRules(readable.rules().withRestart(Restart.usual(OnExit.IGNORE)))
                : readable;
    }

    /** Removes variables whose names begin with a digit: most targets reject them, and no shell can read them. */
    static ProcessSpec withoutUnreadable(ProcessSpec spec) {
        Map<String, String> readable = new LinkedHashMap<>(spec.environment());
        readable.keySet().removeIf(name -> Character.isDigit(name.charAt(0)));
        return spec.withEnvironment(readable);
    }

    private static void checkName(String option, String name, Pattern allowed) throws Refusal {
        if (!allowed.matcher(name).matches()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    option + " is \"" + name + "\": a name has letters, digits, \".\", \"_\" and \"-\", the first of "
                            + "them a letter or digit");
        }
    }

    private static void checkPath(Optional<Path> path) throws Refusal {
        if (path.map(PathText::of)
                .filter(text -> UNEXPORTABLE_PATH.matcher(text).matches())
                .isPresent()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "cannot export directory \"" + PathText.of(path.get())
                            + "\": control characters, or a blank or \"\\\" at "
                            + "the end, cannot stand in the files of most targets (rename it)");
        }
    }
}
