package dev.jforeman.control.protocol;

import java.util.Arrays;
import java.util.Base64;

/** Bytes of a terminal, kept as they stand in a message. */
public record Bytes(String base64) {
    /** The first so many bytes of an array. */
    public static Bytes of(byte[] array, int length) {
        return new Bytes(Base64.getEncoder().encodeToString(Arrays.copyOf(array, length)));
    }

    public byte[] array() {
        return Base64.getDecoder().decode(base64);
    }
}
