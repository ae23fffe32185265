package dev.jforeman.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Appends whole lines to a file and never fails: lines that cannot be written are counted, and the file stays as it was
 * before them. Each write is a new attempt, so writing continues as soon as it is possible again.
 */
final class LossCountingStream extends OutputStream {
    /** Opens log files. A test replaces it by a disk that is full for a while. */
    @FunctionalInterface
    interface Disk {
        SeekableByteChannel open(Path file) throws IOException;
    }

    /**
     * The JDK copies data before writing it, and each thread keeps the buffer for that forever, so this writes in small
     * pieces.
     */
    private static final int MOST_AT_ONCE = 1 << 14;

    private final Disk disk;
    private final Path path;
    private final LostLines lost;
    private @Nullable SeekableByteChannel channel;

    LossCountingStream(Disk disk, Path path, LostLines lost) {
        this.disk = disk;
        this.path = path;
        this.lost = lost;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            append(open(), ByteBuffer.wrap(bytes, from, length));
            lost.written(path);
        } catch (IOException e) {
            lost.add(path, lines(bytes, from, length), reason(e));
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case NoSuchFileException missing -> missing.getFile() + ": no such directory";
            default -> String.valueOf(e.getMessage());
        };
    }

    private SeekableByteChannel open() throws IOException {
        SeekableByteChannel opened = channel;
        if (opened == null) {
            opened = disk.open(path);
            opened.position(opened.size());
            channel = opened;
        }
        return opened;
    }

    private static void append(SeekableByteChannel file, ByteBuffer bytes) throws IOException {
        long before = file.position();
        try {
            int end = bytes.limit();
            while (bytes.position() < end) {
                int _ = file.write(bytes.limit(Math.min(end, bytes.position() + MOST_AT_ONCE)));
            }
        } catch (IOException e) {
            cut(file, before);
            throw e;
        }
    }

    /** Removes a partially written line, so that the next one is not joined to it. */
    private static void cut(SeekableByteChannel file, long length) {
        try {
            SeekableByteChannel _ = file.truncate(length);
        } catch (IOException _) {
            return; // the reason of the failed write is reported
        }
    }

    private static int lines(byte[] bytes, int from, int length) {
        int lines = 0;
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
