package dev.jforeman.output;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.RollingPolicyBase;
import ch.qos.logback.core.rolling.RolloverFailure;
import ch.qos.logback.core.rolling.TriggeringPolicyBase;
import dev.jforeman.model.PathText;
import dev.jforeman.output.LogFiles.LogFile;
import dev.jforeman.output.LogOptions.LogFileOptions;
import dev.jforeman.text.Block;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * One log file. When it is full it is renamed to {@code NAME.log.1}, that one to {@code NAME.log.2}, and so on; the
 * oldest is deleted.
 *
 * <p>When the disk is full, Logback stops writing silently for up to five minutes. So its stream is replaced by one
 * that tries every write and counts the lost lines.
 */
final class RotatingFile extends RollingFileAppender<Block> implements LogFile {
    private final Path path;
    private final LossCountingStream.Disk disk;
    private final LostLines lost;

    RotatingFile(Context context, LossCountingStream.Disk disk, LogFileOptions options, Path path, LostLines lost) {
        this.disk = disk;
        this.lost = lost;
        this.path = path;
        setContext(context);
        setName(path.toString());
        setFile(path.toString());
        setEncoder(started(context, new BytesOfBlock()));
        setTriggeringPolicy(started(new FullFile(path, options.maxBytes())));
        setRollingPolicy(new Shift(path, options.maxFiles() - 1));
        start();
    }

    private static BytesOfBlock started(Context context, BytesOfBlock encoder) {
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static FullFile started(FullFile policy) {
        policy.start();
        return policy;
    }

    @Override
    public void openFile(String name) throws IOException {
        streamWriteLock.lock();
        try {
            setOutputStream(new LossCountingStream(disk, path, lost));
        } finally {
            streamWriteLock.unlock();
        }
    }

    @Override
    public void write(Block lines) {
        doAppend(lines);
    }

    /** Writes the block without copying it: for a thousand files at once there is no memory for copies. */
    @Override
    protected void writeOut(Block lines) throws IOException {
        streamWriteLock.lock();
        try {
            getOutputStream().write(lines.bytes(), 0, lines.length());
        } finally {
            streamWriteLock.unlock();
        }
    }

    /** An encoder, which Logback requires. */
    private static final class BytesOfBlock extends EncoderBase<Block> {
        private static final byte[] NOTHING = {};

        @Override
        public byte[] headerBytes() {
            return NOTHING;
        }

        @Override
        public byte[] encode(Block block) {
            return Arrays.copyOf(block.bytes(), block.length());
        }

        @Override
        public byte[] footerBytes() {
            return NOTHING;
        }
    }

    /**
     * Renames each file to the next older one. Logback's own policy interprets some characters of a path as a pattern.
     */
    private static final class Shift extends RollingPolicyBase {
        private final Path active;
        private final int oldest;

        Shift(Path active, int oldest) {
            this.active = active;
            this.oldest = oldest;
        }

        @Override
        public String getActiveFileName() {
            return active.toString();
        }

        @Override
        public void rollover() {
            try {
                for (int number = oldest; number > 1; number--) {
                    move(older(number - 1), older(number));
                }
                move(active, older(1));
            } catch (IOException e) {
                throw new RolloverFailure("cannot rename " + PathText.of(active) + " for rotation", e);
            }
        }

        private Path older(int number) {
            return active.resolveSibling(active.getFileName() + "." + number);
        }

        private static void move(Path from, Path to) throws IOException {
            if (Files.exists(from)) {
                Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** A file is full when the next block does not fit. */
    private static final class FullFile extends TriggeringPolicyBase<Block> {
        private final Path active;
        private final long maxBytes;

        FullFile(Path active, long maxBytes) {
            this.active = active;
            this.maxBytes = maxBytes;
        }

        @Override
        public boolean isTriggeringEvent(File inLocaleOnly, Block next) {
            long length = length();
            return length > 0 && length + next.length() > maxBytes;
        }

        private long length() {
            try {
                return Files.size(active);
            } catch (IOException _) {
                return 0; // it does not exist yet
            }
        }
    }
}
