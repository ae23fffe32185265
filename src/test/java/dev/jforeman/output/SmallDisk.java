package dev.jforeman.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Real files on a small disk. A write that does not fit is short, and the next one fails. */
final class SmallDisk implements LossCountingStream.Disk {
    private long free;

    SmallDisk(long free) {
        this.free = free;
    }

    /** As if the user removed other files. */
    void makeRoom(long bytes) {
        free += bytes;
    }

    @Override
    public SeekableByteChannel open(Path file) throws IOException {
        return new SmallFile(Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    private final class SmallFile implements SeekableByteChannel {
        private final SeekableByteChannel file;

        SmallFile(SeekableByteChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (free == 0) {
                throw new IOException("No space left on device");
            }
            int length = (int) Math.min(free, bytes.remaining());
            int written = file.write(bytes.slice(bytes.position(), length));
            bytes.position(bytes.position() + written);
            free -= written;
            return written;
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            free += Math.max(0, size() - size);
            SeekableByteChannel _ = file.truncate(size);
            return this;
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return file.read(bytes);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            SeekableByteChannel _ = file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
