package dev.jforeman.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text before the lines of one stream, as foreman prints it: color, time, name, {@code " | "}, reset. Before a
 * piece that continues a line, the bar is replaced by {@code >}, like a shell's continuation prompt; before marked
 * errors, by {@code !}. The width stays the same.
 */
public final class Prefix {
    private static final byte[] NOTHING = {};
    private static final byte[] RESET = ascii("\033[0m");
    private static final char BAR = '|';
    private static final char BAR_OF_ERRORS = '!';
    private static final char BAR_OF_CONTINUATION = '>';

    private final byte[] colour;
    private final byte[] label;
    private final byte[] continuedLabel;
    private final byte[] reset;

    private Prefix(byte[] colour, byte[] label, byte[] continuedLabel, byte[] reset) {
        this.colour = colour;
        this.label = label;
        this.continuedLabel = continuedLabel;
        this.reset = reset;
    }

    /** Time and name in a color. */
    public static Prefix coloured(String paddedName, Colour colour) {
        return new Prefix(colour.escape(), label(paddedName, BAR), label(paddedName, BAR_OF_CONTINUATION), RESET);
    }

    /** Time and name. */
    public static Prefix plain(String paddedName) {
        return new Prefix(NOTHING, label(paddedName, BAR), label(paddedName, BAR_OF_CONTINUATION), NOTHING);
    }

    /** Only the time, or nothing if that is {@link Stamp#NONE}. */
    public static Prefix none() {
        return new Prefix(NOTHING, NOTHING, NOTHING, NOTHING);
    }

    /** For a file with the lines of a single process: the time, and a mark before the rest of a line. */
    public static Prefix ofFile() {
        return new Prefix(NOTHING, NOTHING, ascii(BAR_OF_CONTINUATION + " "), NOTHING);
    }

    /** The same for lines written to standard error. */
    public Prefix ofErrors() {
        return new Prefix(colour, errorLabel(), continuedLabel, reset);
    }

    private byte[] errorLabel() {
        if (label.length < 2) {
            return ascii(BAR_OF_ERRORS + " ");
        }
        byte[] marked = label.clone();
        marked[label.length - 2] = BAR_OF_ERRORS;
        return marked;
    }

    /** The number of visible characters. */
    public int columns(Stamp now) {
        return render(now, false).length - colour.length - reset.length;
    }

    /** The bytes before a line, or before a piece that continues one. */
    byte[] render(Stamp now, boolean continued) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(colour);
        bytes.writeBytes(now.text());
        if (now.text().length > 0) {
            bytes.write(' ');
        }
        bytes.writeBytes(continued ? continuedLabel : label);
        bytes.writeBytes(reset);
        return bytes.toByteArray();
    }

    private static byte[] label(String paddedName, char bar) {
        return ascii(paddedName + " " + bar + " ");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The column of names, wide enough for every instance that could run.
     *
     * @param width in characters
     */
    public record NameColumn(int width) {
        private static final int NARROWEST = "system".length();

        /**
         * foreman's rule: the longest name of all process types, including those that are not running, a dot, and the
         * digits of the highest number of instances.
         */
        public static NameColumn of(List<String> types, int highestCount) {
            int number = 1 + Integer.toString(highestCount).length();
            int longest = types.stream()
                    .mapToInt(type -> type.length() + number)
                    .max()
                    .orElse(NARROWEST);
            return new NameColumn(Math.max(NARROWEST, longest));
        }

        /** The name, padded with blanks. */
        public String pad(String name) {
            return name + " ".repeat(Math.max(0, width - name.length()));
        }
    }
}
