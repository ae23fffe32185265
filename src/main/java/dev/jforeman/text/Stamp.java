package dev.jforeman.text;

import java.nio.charset.StandardCharsets;

/**
 * The time as it stands in front of a line, already rendered. It is made once for many lines, by {@link ClockText},
 * and compared by identity.
 */
public final class Stamp {
    /** No time at all. */
    public static final Stamp NONE = new Stamp("");

    private final byte[] text;

    public Stamp(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] text() {
        return text;
    }

    @Override
    public String toString() {
        return new String(text, StandardCharsets.US_ASCII);
    }
}
