package dev.jforeman.shell;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prepares a command for a shell so that stop signals reach the processes that the command runs, and not only the
 * shell.
 */
public final class ShellCommand {
    private static final Pattern ASSIGNMENTS =
            Pattern.compile("(?:[A-Za-z_][A-Za-z0-9_]*=[A-Za-z0-9_@%+:,./=${}-]*\\s+)*+");

    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9_./+-]*[A-Za-z0-9_+-]");
    private static final String OPERATORS = ";&|<>()`\n\\#";

    /** Commands that are built into the shell or are part of its syntax. */
    private static final Set<String> OWN_WORDS = Set.of(
            "alias",
            "bg",
            "break",
            "case",
            "cd",
            "command",
            "continue",
            "do",
            "done",
            "echo",
            "elif",
            "else",
            "esac",
            "eval",
            "exec",
            "exit",
            "export",
            "false",
            "fc",
            "fg",
            "fi",
            "for",
            "function",
            "getopts",
            "hash",
            "if",
            "in",
            "jobs",
            "kill",
            "let",
            "local",
            "printf",
            "pwd",
            "read",
            "readonly",
            "return",
            "select",
            "set",
            "shift",
            "source",
            "test",
            "then",
            "time",
            "times",
            "trap",
            "true",
            "type",
            "ulimit",
            "umask",
            "unalias",
            "unset",
            "until",
            "wait",
            "while");

    /** A shell makes its background processes ignore these signals for good. */
    private static final Set<String> LOST_IN_BACKGROUND = Set.of("INT", "QUIT");

    /** Text that has no meaning as shell syntax: quoted text, an escaped character, the number of a descriptor. */
    private static final Pattern NO_SYNTAX = Pattern.compile("\\\\.|'[^']*'|\"(?:[^\"\\\\]|\\\\.)*+\"|[<>]&|&>");

    private static final Pattern LAST_IS_EXEC = Pattern.compile(
            "(?:.*(?:[;\n]|&&?|\\|\\|))?\\s*(?:[A-Za-z_][A-Za-z0-9_]*=\\S*\\s+)*+exec\\s+[^\\s<>;&|()\n][^;&|()\n]*",
            Pattern.DOTALL);

    private ShellCommand() {}

    /**
     * Whether the shell that runs this command replaces itself by its last program with {@code exec}, so that this
     * program receives the signals.
     */
    public static boolean becomesProgram(String command) {
        String syntax = NO_SYNTAX.matcher(command).replaceAll("_");
        return LAST_IS_EXEC.matcher(syntax.strip()).matches();
    }

    /**
     * The command with {@code exec} before it if it is one program with arguments: the shell is then replaced by that
     * program, and signals reach it. Other commands are not changed.
     */
    public static String exec(String command) {
        String line = command.strip();
        int start = afterAssignments(line);
        return isProgram(line.substring(start)) && !hasOperator(line)
                ? line.substring(0, start) + "exec " + line.substring(start)
                : command;
    }

    /** Whether the command's program can be run through another program, because the shell has nothing else to do. */
    static boolean canRunThrough(String command) {
        String line = command.strip();
        String program = line.substring(afterAssignments(line)).replaceFirst("^exec\\s+", "");
        return !hasOperator(line) && isProgram(program) && !program.startsWith("-");
    }

    /** One program with its arguments, run with {@code exec} through another program. */
    static String exec(String command, String way) {
        String line = command.strip();
        int start = afterAssignments(line);
        String program = line.substring(start).replaceFirst("^exec\\s+", "");
        return line.substring(0, start) + "exec " + way + " " + program;
    }

    /**
     * For targets that signal the process group: a shell that runs more than one program waits until all of them have
     * exited. Most targets kill or forget the rest of a group as soon as its first process has exited.
     *
     * @param signal the name of the stop signal, for example {@code TERM}
     */
    public static String waiting(String command, String signal) {
        return isOneProgram(command) || signal.equals("KILL")
                ? exec(command)
                : "trap \"wait; exit 143\" " + signal + "; " + command;
    }

    /**
     * For targets that signal one process: this is a shell, which passes the signal on to the process group, and
     * another shell in the background waits as in {@link #waiting}.
     */
    public static String passingOn(String command, String signal) {
        String line = waiting(command, signal);
        return isOneProgram(command) || !canPassOn(signal)
                ? line
                : "trap 'trap \"\" " + signal + "; kill -s " + signal + " 0; wait' " + signal + "; eval "
                        + ShellText.word(line) + " & wait $!";
    }

    /**
     * Whether a signal that is sent only to the shell of {@link #passingOn} reaches everything that the command runs.
     */
    public static boolean isReached(String command, String signal) {
        return isOneProgram(command) || canPassOn(signal);
    }

    private static boolean isOneProgram(String command) {
        String rest = command.strip().substring(afterAssignments(command.strip()));
        return !hasOperator(command) && (isProgram(rest) || firstWord(rest).equals("exec"));
    }

    private static int afterAssignments(String line) {
        Matcher assignments = ASSIGNMENTS.matcher(line);
        return assignments.lookingAt() ? assignments.end() : 0;
    }

    private static boolean isProgram(String line) {
        String first = firstWord(line);
        return PROGRAM.matcher(first).matches() && !OWN_WORDS.contains(first);
    }

    private static String firstWord(String line) {
        return line.split("\\s", 2)[0];
    }

    private static boolean canPassOn(String signal) {
        return !signal.equals("KILL") && !LOST_IN_BACKGROUND.contains(signal);
    }

    private static boolean hasOperator(String command) {
        return command.chars().anyMatch(c -> OPERATORS.indexOf(c) >= 0);
    }
}
