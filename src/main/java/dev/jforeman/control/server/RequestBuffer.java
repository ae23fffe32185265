package dev.jforeman.control.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Unread input of a client. Its capacity is fixed. */
final class RequestBuffer {
    /** The longest request in bytes, including the line end. */
    static final int CAPACITY = 1 << 16;

    private static final int DEFAULT = 1 << 10;

    private byte[] bytes = new byte[DEFAULT];
    private int length;

    /** Whether the client has sent a request that is too long. */
    boolean isOverfull() {
        return length == CAPACITY;
    }

    /**
     * Reads what is available.
     *
     * @return false at the end of the stream
     */
    boolean fill(ReadableByteChannel channel) throws IOException {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(CAPACITY, length * 4));
        }
        int count = channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length));
        length += Math.max(count, 0);
        return count >= 0;
    }

    /** The next line without its line end, if it is complete. */
    Optional<String> takeLine() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                String line = new String(bytes, 0, i, StandardCharsets.UTF_8);
                length -= i + 1;
                System.arraycopy(bytes, i + 1, bytes, 0, length);
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }
}
