package dev.jforeman.os;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/** Our own standard output. */
public final class StandardOutput {
    private static final int STDOUT = 1;

    private StandardOutput() {}

    /** For writing bytes; unlike {@code System.out} it tells when they cannot be written. */
    @SuppressWarnings("resource") // standard output is never closed
    public static WritableByteChannel channel() {
        return new FileOutputStream(FileDescriptor.out).getChannel();
    }

    /** Whether a person looks at it. The launcher has already asked; the kernel is asked only without a launcher. */
    public static boolean isTerminal() {
        return Optional.ofNullable(System.getProperty("jforeman.terminal"))
                .map(Boolean::parseBoolean)
                .orElseGet(() -> Libc.isatty(STDOUT));
    }

    /** How much it shows, if it is a terminal that knows. */
    public static Optional<WindowSize> size() {
        return Winsize.get(STDOUT);
    }

    /** Returns once the other end is closed, as {@code head} does; never, if that does not happen. */
    public static void awaitReaderGone() {
        Exit.expectThreadInKernel();
        Libc.pollForHangUp(STDOUT);
    }
}
