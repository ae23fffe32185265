package dev.jforeman.dotenv;

import java.util.regex.Pattern;

/**
 * A value as it is written, so that it can be read with or without expansion of variables.
 *
 * @param quoting its quotes
 * @param text what stands between the quotes, backslashes and line ends included
 */
public record RawValue(Quoting quoting, String text) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]*");

    /** A value in which every character stands for itself. */
    static RawValue literal(String value) {
        return new RawValue(Quoting.SINGLE, value);
    }

    /** The value with its quotes, as it stands in the file. */
    String written() {
        return switch (quoting) {
            case NONE -> text;
            case SINGLE -> "'" + text + "'";
            case DOUBLE -> '"' + text + '"';
        };
    }

    /** The value without expansion: {@code $NAME} is text. */
    public String value() {
        return quoting == Quoting.DOUBLE ? withoutEscapes() : text;
    }

    private String withoutEscapes() {
        StringBuilder value = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isEscapeAt(text, i)) {
                value.append(meaningOfEscape(text.charAt(++i)));
            } else {
                value.append(text.charAt(i));
            }
        }
        return value.toString();
    }

    static boolean isEscapeAt(String text, int index) {
        return text.charAt(index) == '\\' && index + 1 < text.length() && isEscaped(text.charAt(index + 1));
    }

    private static boolean isEscaped(char c) {
        return c == 'n' || c == 't' || c == '"' || c == '\\' || c == '$';
    }

    /** What the character after the backslash stands for. */
    static char meaningOfEscape(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> escaped;
        };
    }

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

    /** How a value is written in an env file. */
    public enum Quoting {
        /** Bare: the text to the end of the line or to a comment, without the blanks around it. */
        NONE,
        /** {@code '...'}: every character stands for itself. */
        SINGLE,
        /** {@code "..."}: a backslash may change the meaning of the next character. */
        DOUBLE
    }
}
