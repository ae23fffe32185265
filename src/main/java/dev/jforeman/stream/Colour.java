package dev.jforeman.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A colour every terminal has, with its code as a foreground (SGR). */
public enum Colour {
    BLACK(30),
    RED(31),
    GREEN(32),
    YELLOW(33),
    BLUE(34),
    MAGENTA(35),
    CYAN(36),
    WHITE(37),
    BRIGHT_BLACK(90),
    BRIGHT_RED(91),
    BRIGHT_GREEN(92),
    BRIGHT_YELLOW(93),
    BRIGHT_BLUE(94),
    BRIGHT_MAGENTA(95),
    BRIGHT_CYAN(96),
    BRIGHT_WHITE(97);

    private final String escape;

    Colour(int code) {
        escape = "\033[" + code + "m";
    }

    /** The colour a user means with a word such as {@code cyan} or {@code bright-cyan}. */
    public static Optional<Colour> named(String word) {
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(colour -> colour.name().equals(name))
                .findFirst();
    }

    /** The word a user writes for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    byte[] escape() {
        return escape.getBytes(StandardCharsets.US_ASCII);
    }
}
