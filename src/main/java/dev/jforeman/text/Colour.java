package dev.jforeman.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a prefix is painted.
 *
 * @param word what a user writes for it
 * @param code the parameters of its escape sequence (SGR)
 */
public record Colour(String word, String code) {
    public static final Colour RED = new Colour("red", "31");
    public static final Colour GREEN = new Colour("green", "32");
    public static final Colour YELLOW = new Colour("yellow", "33");
    public static final Colour BLUE = new Colour("blue", "34");
    public static final Colour MAGENTA = new Colour("magenta", "35");
    public static final Colour CYAN = new Colour("cyan", "36");

    /** Bold in the terminal's own colour: the only one that can be read on every background. */
    public static final Colour PLAIN_BOLD = new Colour("bold", "1");

    /** The colours every terminal has; their numbers begin with 30, those of the bright ones with 90. */
    private static final List<String> BASIC =
            List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");

    private static final String BRIGHT = "bright-";
    private static final int BASIC_CODE = 30;
    private static final int BRIGHT_CODE = 90;

    /** One of the 256 that all but the oldest terminals have, by its number. */
    public static Colour indexed(int number) {
        return new Colour(Integer.toString(number), "38;5;" + number);
    }

    /** The colour a user means with {@code cyan}, {@code bright-cyan}, {@code bold} or a number from 0 to 255. */
    public static Optional<Colour> named(String text) {
        String word = text.toLowerCase(Locale.ROOT).replace('_', '-');
        if (word.equals(PLAIN_BOLD.word)) {
            return Optional.of(PLAIN_BOLD);
        }
        return isIndex(word) ? Optional.of(indexed(Integer.parseInt(word))) : basic(word);
    }

    private static boolean isIndex(String word) {
        return word.matches("[0-9]{1,3}") && Integer.parseInt(word) < 256;
    }

    private static Optional<Colour> basic(String word) {
        boolean isBright = word.startsWith(BRIGHT);
        int number = BASIC.indexOf(isBright ? word.substring(BRIGHT.length()) : word);
        int code = number + (isBright ? BRIGHT_CODE : BASIC_CODE);
        return number < 0 ? Optional.empty() : Optional.of(new Colour(word, Integer.toString(code)));
    }

    byte[] escape() {
        return ("\033[" + code + "m").getBytes(StandardCharsets.US_ASCII);
    }
}
