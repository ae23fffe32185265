package dev.jforeman.text;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The color of a prefix.
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
    static Colour indexed(int number) {
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

    /** What a user may say about colours with {@code --color}; {@code -c} is {@link #ALWAYS}. */
    public enum ColourChoice {
        AUTO,
        ALWAYS,
        NEVER;

        /**
         * Whether lines get colors. The command line comes first, then {@code NO_COLOR}, then
         * {@code FORCE_COLOR} ({@code 0} forces them off), then whether the output is a terminal that knows colours.
         * A variable that is empty counts as not set, as no-color.org has it.
         */
        public boolean decide(Map<String, String> environment, boolean isTerminal) {
            return switch (this) {
                case ALWAYS -> true;
                case NEVER -> false;
                case AUTO -> fromEnvironment(environment, isTerminal);
            };
        }

        private static boolean fromEnvironment(Map<String, String> environment, boolean isTerminal) {
            if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
                return false;
            }
            String force = environment.getOrDefault("FORCE_COLOR", "");
            if (!force.isEmpty()) {
                return !force.equals("0") && !force.equals("false");
            }
            String term = environment.getOrDefault("TERM", "");
            return isTerminal && !term.isEmpty() && !term.equals("dumb");
        }
    }

    /**
     * Which colour each process type has. All its instances share it, and it depends only on the type's place in the
     * Procfile, so it stays the same whatever part of the formation runs.
     *
     * <p>The first six are foreman's, in the shades that the user's terminal has for its background. foreman's bright
     * ones that follow cannot be read on white; in their place come tones that stand out from black and from white
     * alike.
     */
    public static final class Palette {
        /** The color of messages of the supervisor. */
        static final Colour SYSTEM = Colour.PLAIN_BOLD;

        static final List<Colour> CYCLE = List.of(
                Colour.CYAN,
                Colour.YELLOW,
                Colour.GREEN,
                Colour.MAGENTA,
                Colour.RED,
                Colour.BLUE,
                Colour.indexed(202),
                Colour.indexed(33),
                Colour.indexed(171),
                Colour.indexed(29),
                Colour.indexed(132),
                Colour.indexed(93),
                Colour.indexed(58),
                Colour.indexed(199),
                Colour.indexed(61),
                Colour.indexed(69));

        private final Map<String, Colour> colours = new HashMap<>();

        /**
         * Gives out the colours.
         *
         * @param types all process types, in the order of the Procfile
         * @param chosen the colours a user chose for some of them
         */
        public Palette(List<String> types, Map<String, Colour> chosen) {
            for (int i = 0; i < types.size(); i++) {
                colours.put(types.get(i), CYCLE.get(i % CYCLE.size()));
            }
            colours.putAll(chosen);
        }

        /** The colour of a process type; of a name that is none, {@link #SYSTEM}. */
        public Colour of(String type) {
            return colours.getOrDefault(type, SYSTEM);
        }
    }
}
