package dev.jforeman.text;

import java.nio.charset.StandardCharsets;

/** Bytes written as text in tests: one character, one byte. */
final class Bytes {
    private Bytes() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(Block block) {
        return new String(block.bytes(), 0, block.length(), StandardCharsets.ISO_8859_1);
    }
}
