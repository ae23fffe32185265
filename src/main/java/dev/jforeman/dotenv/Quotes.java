package dev.jforeman.dotenv;

import java.util.regex.Pattern;

/** Writes values so that {@link DotenvParser} reads the same ones back. */
public final class Quotes {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]*");

    private Quotes() {}

    /** As people would write it: without quotes where none are needed, and always on one line. */
    public static String asNeeded(String value) {
        return PLAIN.matcher(value).matches() ? value : quotedOnOneLine(value);
    }

    /** In double quotes; line ends and tabs stay as they are. */
    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"';
    }

    /** In double quotes, on one line. */
    static String quotedOnOneLine(String value) {
        return quoted(value).replace("\n", "\\n").replace("\t", "\\t");
    }
}
