package dev.jforeman.os;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.nio.channels.ReadableByteChannel;

/**
 * The keyboard of our own terminal, key by key. However jforeman ends, the terminal gets its modes back, but for
 * SIGKILL, which nobody can answer.
 */
public final class Keyboard implements AutoCloseable {
    private static final int STDIN = 0;

    private final Termios before;
    private final Termios forKeys;

    private Keyboard(Termios before) {
        this.before = before;
        this.forKeys = before.forKeys();
    }

    /** Whether there is one: standard input is a terminal. */
    public static boolean isThere() {
        return Libc.isatty(STDIN);
    }

    /** The keyboard in the modes it has now. */
    public static Keyboard open() {
        Keyboard keyboard = new Keyboard(Termios.of(STDIN));
        Runtime.getRuntime().addShutdownHook(new Thread(keyboard::close, "restore-terminal"));
        return keyboard;
    }

    /** Keys from now on, not lines. */
    public void readKeys() {
        forKeys.apply(STDIN);
    }

    /** What is typed. */
    @SuppressWarnings("resource") // standard input is never closed
    public ReadableByteChannel keys() {
        return new FileInputStream(FileDescriptor.in).getChannel();
    }

    /** Lines again, as before. */
    @Override
    public void close() {
        try {
            before.apply(STDIN);
        } catch (ErrnoException _) {
            return; // the terminal itself is gone
        }
    }
}
