package dev.jforeman.dotenv;

import java.util.regex.Pattern;

/**
 * A value as it is written, so that it can be read with or without expansion of variables.
 *
 * @param quoting its quotes
 * @param text the text between the quotes, including backslashes and line ends
 */
public record RawValue(Quoting quoting, String text) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]*");

    /** A value without escapes: every character represents itself. */
    static RawValue literal(String value) {
        return new RawValue(Quoting.SINGLE, value);
    }

    /** The value with its quotes, as it is written in the file. */
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

    /** The character that an escape sequence represents. */
    static char meaningOfEscape(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> escaped;
        };
    }

    /** Writes a value in the shortest form: quoted only if necessary, and always on one line. */
    public static String asNeeded(String value) {
        return PLAIN.matcher(value).matches() ? value : quotedOnOneLine(value);
    }

    /** Writes a value in double quotes; line ends and tabs are not escaped. */
    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"';
    }

    /** Writes a value in double quotes on one line. */
    static String quotedOnOneLine(String value) {
        return quoted(value).replace("\n", "\\n").replace("\t", "\\t");
    }

    /** How a value is written in an env file. */
    public enum Quoting {
        /** Bare: the text to the end of the line or to a comment, without surrounding blanks. */
        NONE,
        /** {@code '...'}: every character represents itself. */
        SINGLE,
        /** {@code "..."}: a backslash may change the meaning of the next character. */
        DOUBLE
    }
}
