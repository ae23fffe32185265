package dev.jforeman.export.quote;

import java.util.regex.Pattern;

/**
 * Writes env files for container engines. The engines disagree on the syntax: some keep quotes and {@code #}, some remove
 * them, some expand {@code $}. Only values that all engines read unchanged can be in such a file.
 */
public final class DockerEnvFile {
    private static final Pattern AMBIGUOUS =
            Pattern.compile("[\\p{Cntrl}'\"`$\\\\#\u0085\u2028\u2029]|^[\\s\\h]|[\\s\\h]$");

    private DockerEnvFile() {}

    /** Whether all engines read the value unchanged. */
    public static boolean canHold(String value) {
        return !AMBIGUOUS.matcher(value).find() && ComposeText.canHold(value);
    }

    /** The line of a variable whose value the file can hold, without the line end. */
    public static String line(String name, String value) {
        return name + "=" + value;
    }
}
