package dev.jforeman.diagnostic;

import java.util.regex.Pattern;

/**
 * Quotes a user's text for a message: shortened, on one line, and with every invisible character escaped. So a stray
 * no-break space can be found, and an escape sequence cannot reach the terminal.
 */
public final class Excerpt {
    private static final int MOST_CHARACTERS = 40;

    /** Characters that change the direction of text or act as line breaks, for a regular expression. */
    private static final String DECEIVING = "\\u061C\\u200E\\u200F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069";

    private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF" + DECEIVING + "]");

    /**
     * What must not be printed. A byte that is not part of a character may be, unless it is an 8-bit control character.
     */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\uDC80-\\uDC9F" + DECEIVING + "]");

    private Excerpt() {}

    /** Quotes the beginning of a text. The time does not depend on the length of the text. */
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
     * Replaces control characters, lone surrogates and noncharacters in a text with question marks, so that the text
     * can be used in a line or in XML.
     */
    public static String harmless(String text) {
        return isPlain(text) ? text : HARMFUL.matcher(text).replaceAll("?");
    }

    /** Replaces what a terminal would interpret with question marks, except line ends and tabs. */
    public static String printable(String text) {
        return isPlain(text) ? text : UNPRINTABLE.matcher(text).replaceAll("?");
    }

    /** Replaces what a terminal would interpret with question marks, line ends and tabs included. */
    public static String printableLine(String text) {
        return printable(isPlain(text) ? text : text.replaceAll("[\\n\\t]", "?"));
    }

    /** Whether a text is printable ASCII, as nearly all text is; it then needs no regular expression. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** Quotes one character. */
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
