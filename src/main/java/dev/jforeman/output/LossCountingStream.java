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
 * Writes whole lines at the end of a file and never fails: lines that cannot be written are counted, and the file stays
 * as it was before them. Each write tries anew, so writing goes on as soon as it can.
 */
final class LossCountingStream extends OutputStream {
    /** Opens log files, so that a test can put a disk in its place that is full for a while. */
    @FunctionalInterface
    interface Disk {
        SeekableByteChannel open(Path file) throws IOException;
    }

    /** The JDK copies what it writes, and keeps the memory for that with each thread for ever. */
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

    /** No line may be there in part, or the next one would be glued to it. */
    private static void cut(SeekableByteChannel file, long length) {
        try {
            SeekableByteChannel _ = file.truncate(length);
        } catch (IOException _) {
            return; // the reason why it could not be written is reported
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
