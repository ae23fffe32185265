package dev.jforeman.export.quote;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** Text for a POSIX shell. */
public final class ShellText {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");
    private static final Pattern ASSIGNED_AS_IS = Pattern.compile("[A-Za-z0-9_@%+:,./=-]*");
    private static final Pattern PRINTF_AS_IS = Pattern.compile("[A-Za-z0-9_@+:,./=]");

    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9_./+-]*[A-Za-z0-9_+-]");
    private static final String OPERATORS = ";&|<>()`\n\\#";

    /** What the shell does itself. */
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

    private ShellText() {}

    /** One word. */
    public static String word(String text) {
        return HARMLESS.matcher(text).matches() ? text : quoted(text);
    }

    /** Sets and exports a variable; the text may have several lines. */
    public static String export(String name, String value) {
        return "export " + name + "=" + (ASSIGNED_AS_IS.matcher(value).matches() ? value : quoted(value));
    }

    /**
     * Sets and exports a variable in printable ASCII without quotes, on one line, for files that cannot hold the value
     * itself. The {@code x} keeps line ends at the end, which the shell would drop.
     */
    public static String exportInAscii(String name, String value) {
        StringBuilder octal = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain =
                    b > 0 && PRINTF_AS_IS.matcher(String.valueOf((char) b)).matches();
            octal.append(isPlain ? String.valueOf((char) b) : String.format("\\%03o", b & 0xff));
        }
        return name + "=$(printf '" + octal + "x'); export " + name + "=\"${" + name + "%x}\"";
    }

    /**
     * The command with {@code exec} in front if it is one program and its arguments: then the shell becomes that
     * program and signals reach it. Any other command stays as it is.
     */
    public static String exec(String command) {
        String first = command.strip().split("\\s", 2)[0];
        boolean isProgram = PROGRAM.matcher(first).matches() && !OWN_WORDS.contains(first);
        return isProgram && !hasOperator(command) ? "exec " + command.strip() : command;
    }

    /** Whether the shell becomes the program with {@link #exec}, so that nothing stands between it and signals. */
    public static boolean isOneProgram(String command) {
        return !hasOperator(command) && exec(command).startsWith("exec ");
    }

    private static boolean hasOperator(String command) {
        return command.chars().anyMatch(c -> OPERATORS.indexOf(c) >= 0);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
