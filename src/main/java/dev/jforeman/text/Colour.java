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
 * @param word the word that selects it, for example in {@code --colors}
 * @param code the parameters of its escape sequence (SGR)
 */
public record Colour(String word, String code) {
    public static final Colour RED = new Colour("red", "31");
    public static final Colour GREEN = new Colour("green", "32");
    public static final Colour YELLOW = new Colour("yellow", "33");
    public static final Colour BLUE = new Colour("blue", "34");
    public static final Colour MAGENTA = new Colour("magenta", "35");
    public static final Colour CYAN = new Colour("cyan", "36");

    /** Bold in the terminal's own color: the only style that is readable on every background. */
    public static final Colour PLAIN_BOLD = new Colour("bold", "1");

    /** The colors that every terminal has. Their codes begin at 30, those of the bright ones at 90. */
    private static final List<String> BASIC =
            List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");

    private static final String BRIGHT = "bright-";
    private static final int BASIC_CODE = 30;
    private static final int BRIGHT_CODE = 90;

    /** One of the 256 indexed colors, which all but the oldest terminals have. */
    static Colour indexed(int number) {
        return new Colour(Integer.toString(number), "38;5;" + number);
    }

    /** The color for {@code cyan}, {@code bright-cyan}, {@code bold} or a number from 0 to 255. */
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

    /** The values of {@code --color}; {@code -c} is {@link #ALWAYS}. */
    public enum ColourChoice {
        AUTO,
        ALWAYS,
        NEVER;

        /**
         * Whether lines get colors. Precedence: the command line, {@code NO_COLOR}, {@code FORCE_COLOR} ({@code 0}
         * turns colors off), then whether the output is a terminal that supports colors. An empty variable counts as
         * not set, as no-color.org specifies.
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
     * Assigns colors to process types. All instances of a type share its color, which depends only on the type's
     * position in the Procfile. It is therefore the same whichever types are running.
     *
     * <p>The first six are foreman's, in the terminal's own shades. The bright colors that foreman uses next are
     * unreadable on white; they are replaced by tones that are readable on black and on white.
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
         * Assigns the colors.
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

        /** The color of a process type, or {@link #SYSTEM} if there is no such type. */
        public Colour of(String type) {
            return colours.getOrDefault(type, SYSTEM);
        }
    }
}
