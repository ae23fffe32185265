package dev.jforeman.os.terminal;

import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Errno;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import dev.jforeman.os.kernel.Exit;
import dev.jforeman.os.kernel.Libc;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.kernel.Termios;
import dev.jforeman.os.kernel.Threads;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;

/**
 * The keyboard of our own terminal, key by key. The terminal's modes are restored however jforeman ends.
 *
 * <p>While we are a background job of a shell, the terminal belongs to another program. We then neither change its
 * modes nor read from it; either would stop us.
 */
public final class Keyboard implements RawTerminal.Keys {
    /** How the terminal treats keys. */
    public enum Mode {
        /** Whole lines, as before. */
        LINES,
        /** Single keys without echo. Keys that send signals still do. */
        COMMANDS,
        /** All keys go to a process that has its own terminal, except the interrupt key. */
        PROCESS,
        /** All keys without exception, and output is shown unchanged. */
        RAW
    }

    private static final int MOST_KEYS = 1 << 10;
    private static final int STDIN = 0;
    private static final int FOR_EVER = -1;
    private static final long BETWEEN_LOOKS_MS = 500;

    private final int terminal;
    private final Termios before;
    private final ReadableByteChannel input;
    private Optional<TerminalGuard> guard = Optional.empty();
    private Mode mode = Mode.LINES;
    private boolean isGuarded;
    private boolean isChanged;
    private byte[] leftBehind = {};

    private Keyboard(int terminal, ReadableByteChannel input) {
        this.terminal = terminal;
        this.before = Termios.of(terminal);
        this.input = input;
    }

    /** Whether standard input is a terminal. The launcher has already checked that. */
    public static boolean isThere() {
        return Optional.ofNullable(System.getProperty("jforeman.keyboard"))
                .map(Boolean::parseBoolean)
                .orElseGet(() -> Libc.isatty(STDIN));
    }

    /** Whether typed input is for us, and not for the shell whose background job we are. */
    public static boolean isInForeground() {
        return isInForeground(STDIN);
    }

    private static boolean isInForeground(int terminal) {
        try {
            return Libc.tcgetpgrp(terminal) == Libc.getpgrp();
        } catch (ErrnoException e) {
            return e.errno() == Errno.ENOTTY; // a terminal without job control
        }
    }

    /** Opens the keyboard in its current mode. */
    public static Keyboard open() {
        return open(STDIN, channel());
    }

    /** The same, but empty if we are a shell's background job, because typed input is not for us then. */
    public static Optional<Keyboard> openIfOurs() {
        return isInForeground() ? Optional.of(open()) : Optional.empty();
    }

    /** The keyboard of another terminal, for tests. */
    static Keyboard open(int terminal, ReadableByteChannel input) {
        Keyboard keyboard = new Keyboard(terminal, input);
        Threads.atExit("restore-terminal", keyboard::close);
        Signals.handle(List.of(Signal.CONT), _ -> keyboard.restoreMode());
        return keyboard;
    }

    @SuppressWarnings("resource") // standard input is never closed
    private static ReadableByteChannel channel() {
        return new FileInputStream(FileDescriptor.in).getChannel();
    }

    /** Lets another process restore the terminal if jforeman is killed. Must be called before the mode is changed. */
    public void guard() {
        Optional<TerminalGuard> found = TerminalGuard.start(terminal);
        synchronized (this) {
            guard = found;
            isGuarded = true;
            leaveBehind(leftBehind);
            apply();
        }
    }

    @Override
    public synchronized void leaveBehind(byte[] sequences) {
        leftBehind = sequences;
        guard.ifPresent(present -> present.leaveBehind(sequences));
    }

    /** Switches to another mode. */
    public synchronized void turn(Mode next) {
        mode = next;
        apply();
    }

    /** Sets the mode again, because the program that had the terminal in the meantime may have changed it. */
    private synchronized void restoreMode() {
        if (mode != Mode.LINES) {
            apply();
        }
    }

    private void apply() {
        if (isGuarded && isInForeground(terminal)) {
            set(mode);
        }
    }

    private void set(Mode wanted) {
        try {
            modes(wanted).apply(terminal);
            isChanged = wanted != Mode.LINES;
        } catch (ErrnoException _) {
            return; // the terminal itself is gone
        }
    }

    private Termios modes(Mode wanted) {
        return switch (wanted) {
            case LINES -> before;
            case COMMANDS -> before.forCommands();
            case PROCESS -> before.forProcess();
            case RAW -> before.raw();
        };
    }

    /** Receives typed keys. */
    @FunctionalInterface
    public interface KeySink {
        /**
         * Receives the next keys.
         *
         * @return whether more are wanted
         */
        boolean take(ByteBuffer typed) throws InterruptedException;
    }

    @Override
    public boolean read(KeySink sink) {
        ByteBuffer typed = ByteBuffer.allocate(MOST_KEYS);
        try {
            boolean isMoreWanted = true;
            while (isMoreWanted && read(typed.clear()) >= 0) {
                isMoreWanted = sink.take(typed.flip());
            }
            return true;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int read(ByteBuffer into) throws IOException, InterruptedException {
        Exit.expectThreadInKernel();
        awaitKeys();
        return input.read(into);
    }

    /** Waits for keys while we are in the foreground: those typed while we are in the background are not for us. */
    private void awaitKeys() throws InterruptedException {
        boolean wasAway = false;
        while (!isGone(awaitEvent()) && !isInForeground(terminal)) {
            wasAway = true;
            Thread.sleep(BETWEEN_LOOKS_MS);
        }
        if (wasAway) {
            restoreMode();
        }
    }

    private static boolean isGone(int events) {
        return (events & ~Libc.POLLIN) != 0;
    }

    /** Waits for input. Any signal may interrupt the wait. */
    private int awaitEvent() {
        while (true) {
            try {
                return Libc.poll(terminal, Libc.POLLIN, FOR_EVER);
            } catch (ErrnoException e) {
                if (e.errno() != Errno.EINTR) {
                    throw e;
                }
            }
        }
    }

    /** Returns to reading whole lines. */
    @Override
    public synchronized void close() {
        if (isChanged && isInForeground(terminal)) {
            set(Mode.LINES);
        }
        mode = Mode.LINES;
        guard.ifPresent(present -> present.dismiss(leftBehind.length == 0));
        guard = Optional.empty();
    }
}
