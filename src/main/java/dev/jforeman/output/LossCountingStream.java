package dev.jforeman.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Writes whole lines at the end of a file and never fails: lines that cannot be written are counted, and the file stays
 * as it was before them. Each write tries anew, so writing goes on as soon as it can.
 */
final class LossCountingStream extends OutputStream {
    private final Path path;
    private final LostLines lost;
    private @Nullable FileChannel channel;

    LossCountingStream(Path path, LostLines lost) {
        this.path = path;
        this.lost = lost;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            append(open(), ByteBuffer.wrap(bytes, from, length));
            lost.written();
        } catch (IOException e) {
            lost.add(lines(bytes, from, length), String.valueOf(e.getMessage()));
        }
    }

    private FileChannel open() throws IOException {
        FileChannel opened = channel;
        if (opened == null) {
            opened = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            opened.position(opened.size());
            channel = opened;
        }
        return opened;
    }

    private static void append(FileChannel file, ByteBuffer bytes) throws IOException {
        long before = file.position();
        try {
            while (bytes.hasRemaining()) {
                int _ = file.write(bytes);
            }
        } catch (IOException e) {
            cut(file, before);
            throw e;
        }
    }

    /** No line may be there in part, or the next one would be glued to it. */
    private static void cut(FileChannel file, long length) {
        try {
            file.truncate(length);
        } catch (IOException _) {
            return; // why it could not be written is what people are told
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
