package dev.jforeman.diagnostic;

import java.util.regex.Pattern;

/**
 * A user's own text inside one of our sentences: in quotes, shortened, on one line, and with everything invisible made
 * visible, so that a stray no-break space can be found and an escape sequence cannot reach the terminal.
 */
public final class Excerpt {
    private static final int MOST_CHARACTERS = 40;

    /** What changes the direction of text, or begins a line where people do not expect it. */
    private static final String DECEIVING = "\\u061C\\u200E\\u200F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069";

    private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF" + DECEIVING + "]");

    /** A byte that is no character is printed as it is, unless it is a control character of eight bits. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\uDC80-\\uDC9F" + DECEIVING + "]");

    private Excerpt() {}

    /** The beginning of a text; the work done does not depend on its length. */
    public static String of(String text) {
        StringBuilder excerpt = new StringBuilder("\"");
        int index = 0;
        for (int shown = 0; shown < MOST_CHARACTERS && index < text.length(); shown++) {
            int character = text.codePointAt(index);
            excerpt.append(visible(character));
            index += Character.charCount(character);
        }
        return excerpt.append(index < text.length() ? "...\"" : "\"").toString();
    }

    /**
     * A whole text from elsewhere as it can stand in a line of text or XML: each control character, and what is no
     * character, is a question mark.
     */
    public static String harmless(String text) {
        return isPlain(text) ? text : HARMFUL.matcher(text).replaceAll("?");
    }

    /** Text of several lines as it can be printed: what a terminal would obey is a question mark. */
    public static String printable(String text) {
        return isPlain(text) ? text : UNPRINTABLE.matcher(text).replaceAll("?");
    }

    /** The same on one line. */
    public static String printableLine(String text) {
        return printable(isPlain(text) ? text : text.replaceAll("[\\n\\t]", "?"));
    }

    /** As nearly all text is, so nothing has to be looked for. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** One character. */
    public static String of(int codePoint) {
        return "\"" + visible(codePoint) + "\"";
    }

    private static String visible(int character) {
        return switch (character) {
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> isVisible(character) ? Character.toString(character) : String.format("\\u%04x", character);
        };
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
