package dev.jforeman.checks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads all there is and keeps the last line of it: what a command that fails says is mostly there. */
final class LastLine implements Runnable {
    private static final int MOST_BYTES = 4_096;
    private static final int MOST_CHARACTERS = 120;

    private final ReadableByteChannel source;
    private final ByteBuffer kept = ByteBuffer.allocate(MOST_BYTES);

    LastLine(ReadableByteChannel source) {
        this.source = source;
    }

    @Override
    public void run() {
        try {
            while (source.read(kept) >= 0) {
                if (!kept.hasRemaining()) {
                    keepSecondHalf();
                }
            }
        } catch (IOException _) {
            // closed from outside: nobody wants to know any more
        }
    }

    private void keepSecondHalf() {
        kept.flip().position(MOST_BYTES / 2);
        kept.compact();
    }

    /** To be called once it has ended. */
    String text() {
        List<String> lines = new String(kept.array(), 0, kept.position(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll("\\p{Cntrl}", "?").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        String last = lines.isEmpty() ? "" : lines.getLast();
        return last.length() > MOST_CHARACTERS ? last.substring(0, MOST_CHARACTERS) + "..." : last;
    }
}
