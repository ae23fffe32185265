package dev.jforeman.shell;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Quotes text for a POSIX shell. */
public final class ShellText {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");
    private static final Pattern ASSIGNED_AS_IS = Pattern.compile("[A-Za-z0-9_@%+:,./=-]*");
    private static final Pattern PRINTF_AS_IS = Pattern.compile("[A-Za-z0-9_@+:,./=]");

    private ShellText() {}

    /** Quotes a text as one word. */
    public static String word(String text) {
        return HARMLESS.matcher(text).matches() ? text : quoted(text);
    }

    /** A command that sets and exports a variable. The text can have several lines. */
    public static String export(String name, String value) {
        return "export " + name + "=" + (ASSIGNED_AS_IS.matcher(value).matches() ? value : quoted(value));
    }

    /**
     * A command that sets and exports a variable, in printable ASCII without quotes and on one line, for files that
     * cannot contain the value itself. The {@code x} protects line ends at the end of the value, which the shell would
     * remove.
     */
    public static String exportInAscii(String name, String value) {
        String octal = octal(value.getBytes(StandardCharsets.UTF_8));
        return name + "=$(printf '" + octal + "x'); export " + name + "=\"${" + name + "%x}\"";
    }

    /**
     * A word of any bytes, in printable ASCII. Line ends at the end, which the shell would remove, are appended
     * separately.
     */
    public static String wordInAscii(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == '\n') {
            end--;
        }
        return "\"$(printf '" + octal(Arrays.copyOf(bytes, end)) + "')\"" + quoted("\n".repeat(bytes.length - end));
    }

    /** Octal escapes for {@code printf}. */
    private static String octal(byte[] bytes) {
        StringBuilder octal = new StringBuilder();
        for (byte b : bytes) {
            boolean isPlain =
                    b > 0 && PRINTF_AS_IS.matcher(String.valueOf((char) b)).matches();
            octal.append(isPlain ? String.valueOf((char) b) : String.format("\\%03o", b & 0xff));
        }
        return octal.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
