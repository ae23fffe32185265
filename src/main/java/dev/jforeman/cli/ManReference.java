package dev.jforeman.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A section of a manual page that the help does not have: exit status, environment, files or examples.
 *
 * @param title the heading, in capitals
 * @param entries the terms with their explanations, in the order they are shown
 */
record ManReference(String title, List<Entry> entries) {
    /** A term and its explanation. */
    record Entry(String term, String text) {
        /** Parses a line: a term, two or more spaces, and its explanation. */
        private static Entry parse(String line) {
            String[] parts = line.split(" {2,}", 2);
            return new Entry(parts[0], parts[1]);
        }
    }

    private static final Set<String> SESSIONS = Set.of("start", "smoke");
    private static final Set<String> WITH_FILES = Set.of("start", "smoke", "run", "check", "env", "export");
    private static final Set<String> WITHOUT_APP =
            Set.of("jforeman", "completion", "complete", "man", "version", "help");

    private static final String START = """
        0      All processes exited with code 0, or were stopped as requested.
        N      Exit code of the first process that failed on its own.
        128+N  The first process that failed on its own was terminated by signal N.
        1      A process was still alive after SIGKILL.
        71     The operating system cannot start processes.
        73     An output file cannot be written.
        74     Standard output cannot be written, for example because the disk is full.
        75     jforeman is already running in this directory.
        124    With --until-ready: a process did not become ready.
        """;

    private static final String SMOKE = """
        0      All processes became ready, the command succeeded, and everything stopped as requested.
        N      Exit code of the command if it failed, otherwise of the first process that failed.
        1      Another check failed, for example a process had to be killed.
        75     jforeman is already running in this directory.
        124    A process was not ready in time.
        """;

    private static final String RUN = """
        N      Exit code of the command.
        126    The command cannot be executed.
        127    The command does not exist.
        """;

    private static final String EXPORT = """
        0      Success; with --diff: there are no differences.
        1      With --diff: there are differences.
        73     An output file cannot be written.
        """;

    private static final String SUCCESS = """
        0      Success.
        """;

    private static final String REMOTE = """
        0      Success.
        1      Not fully carried out; the processes concerned are named on standard error.
        3      jforeman is not running here.
        131    Terminated by SIGQUIT while waiting.
        """;

    private static final String USAGE = """
        2      The command line is invalid.
        """;

    private static final String INPUT = """
        65     The Procfile, an env file, .foreman or jforeman.yml has an error.
        66     A file does not exist or cannot be read.
        70     Internal error; use --debug to see where it happened.
        """;

    private static final String APP_VARIABLES = """
        JFOREMAN_OPTION  Default of the option --OPTION, in capitals and with _ for -: JFOREMAN_PORT is --port.
        PORT             First port, unless an env file or --port names another one.
        """;

    private static final String LOG_VARIABLES = """
        NO_COLOR         If not empty, --color=auto uses no colors.
        FORCE_COLOR      If not empty, --color=auto uses colors; 0 or false turns them off.
        TZ               Time zone of timestamps.
        GITHUB_ACTIONS   If true, the log is formatted for GitHub Actions (see --ci).
        """;

    private static final String RUNTIME_VARIABLES = """
        XDG_RUNTIME_DIR  Directory of the control socket (default: /tmp/jforeman-UID).
        """;

    private static final String STATE_VARIABLES = """
        XDG_STATE_HOME   Directory of the log files of --detach (default: ~/.local/state).
        """;

    private static final String APP_FILES = """
        Procfile      Process types and their commands.
        .env          Environment variables of the processes.
        jforeman.yml  Settings of the process types.
        .foreman      Default values of options.
        """;

    private static final String TEMPLATES = """
        ~/.jforeman/templates/FORMAT  Templates that replace those of the format.
        """;

    private static final String SOCKET = """
        $XDG_RUNTIME_DIR/jforeman/HASH/control  Control socket of the jforeman that runs in a directory.
        """;

    private static final String STATE_FILES = """
        $XDG_STATE_HOME/jforeman/  Log files of --detach.
        """;

    /** The sections for the manual page of a command, some of which may be empty. */
    static List<ManReference> of(String command) {
        return List.of(
                byNumber(section("EXIT STATUS", exitStatus(command))),
                section("ENVIRONMENT", environment(command)),
                section("FILES", files(command)),
                section("EXAMPLES", ManExamples.of(command)));
    }

    private static ManReference section(String title, String lines) {
        return new ManReference(title, lines.lines().map(Entry::parse).toList());
    }

    /** Sorts exit codes by number; entries such as {@code 128+N}, which are not a single number, come first. */
    private static ManReference byNumber(ManReference section) {
        return new ManReference(
                section.title,
                section.entries.stream()
                        .sorted(Comparator.comparingInt(
                                entry -> entry.term.matches("[0-9]+") ? Integer.parseInt(entry.term) : 0))
                        .toList());
    }

    private static String exitStatus(String command) {
        return switch (command) {
            case "start" -> START + USAGE + INPUT;
            case "smoke" -> SMOKE + USAGE + INPUT;
            case "run" -> RUN + USAGE + INPUT;
            case "export" -> EXPORT + USAGE + INPUT;
            case "check", "env" -> SUCCESS + USAGE + INPUT;
            default -> (isRemote(command) ? REMOTE : SUCCESS) + USAGE;
        };
    }

    private static boolean isRemote(String command) {
        return !WITH_FILES.contains(command) && !WITHOUT_APP.contains(command);
    }

    private static String environment(String command) {
        return (WITH_FILES.contains(command) ? APP_VARIABLES : "")
                + (SESSIONS.contains(command) || command.equals("logs") ? LOG_VARIABLES : "")
                + (SESSIONS.contains(command) || isRemote(command) ? RUNTIME_VARIABLES : "")
                + (command.equals("start") ? STATE_VARIABLES : "");
    }

    private static String files(String command) {
        return (WITH_FILES.contains(command) ? APP_FILES : "")
                + (command.equals("export") ? TEMPLATES : "")
                + (SESSIONS.contains(command) || isRemote(command) ? SOCKET : "")
                + (command.equals("start") ? STATE_FILES : "");
    }
}
