package dev.jforeman.text;

import java.nio.charset.StandardCharsets;

/** A rendered timestamp. {@link ClockText} makes one for many lines; stamps are compared by identity. */
public final class Stamp {
    /** No timestamp. */
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
