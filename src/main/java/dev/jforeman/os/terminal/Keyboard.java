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
 * The keyboard of our own terminal, key by key. However jforeman ends, the terminal gets its modes back.
 *
 * <p>While a shell has us in the background, the terminal belongs to another program: its modes are left alone and nothing is
 * read, either of which would stop us.
 */
public final class Keyboard implements RawTerminal.Keys {
    /** What the terminal does with keys. */
    public enum Mode {
        /** Lines, as before. */
        LINES,
        /** Single keys without echo; those that send signals still do. */
        COMMANDS,
        /** Every key goes to a process that runs on a terminal of its own, but for the interrupt key. */
        PROCESS,
        /** Every key without exception, and the screen shows what is written just as it is. */
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

    /** Whether there is one: standard input is a terminal. The launcher has already asked. */
    public static boolean isThere() {
        return Optional.ofNullable(System.getProperty("jforeman.keyboard"))
                .map(Boolean::parseBoolean)
                .orElseGet(() -> Libc.isatty(STDIN));
    }

    /** Whether what is typed is for us and not for the shell that has us in the background. */
    public static boolean isInForeground() {
        return isInForeground(STDIN);
    }

    private static boolean isInForeground(int terminal) {
        try {
            return Libc.tcgetpgrp(terminal) == Libc.getpgrp();
        } catch (ErrnoException e) {
            return e.errno() == Errno.ENOTTY; // a terminal that no shell shares out
        }
    }

    /** The keyboard as it is now. */
    public static Keyboard open() {
        return open(STDIN, channel());
    }

    /** The same, unless a shell has us in the background: what is typed is not for us then. */
    public static Optional<Keyboard> openIfOurs() {
        return isInForeground() ? Optional.of(open()) : Optional.empty();
    }

    /** That of another terminal, as a test has one. */
    static Keyboard open(int terminal, ReadableByteChannel input) {
        Keyboard keyboard = new Keyboard(terminal, input);
        Threads.atExit("restore-terminal", keyboard::close);
        Signals.handle(List.of(Signal.CONT), _ -> keyboard.comeBack());
        return keyboard;
    }

    @SuppressWarnings("resource") // standard input is never closed
    private static ReadableByteChannel channel() {
        return new FileInputStream(FileDescriptor.in).getChannel();
    }

    /** Has another process restore the terminal if jforeman is killed; no mode changes before that. */
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

    /** Another mode from now on. */
    public synchronized void turn(Mode next) {
        mode = next;
        apply();
    }

    /** The program that had the terminal meanwhile may have left it in other modes. */
    private synchronized void comeBack() {
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

    /** What takes the keys that are typed. */
    @FunctionalInterface
    public interface KeySink {
        /**
         * Takes the next ones.
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

    /** Keys that are typed while we are in the background are not ours. */
    private void awaitKeys() throws InterruptedException {
        boolean wasAway = false;
        while (!isGone(awaitEvent()) && !isInForeground(terminal)) {
            wasAway = true;
            Thread.sleep(BETWEEN_LOOKS_MS);
        }
        if (wasAway) {
            comeBack();
        }
    }

    private static boolean isGone(int events) {
        return (events & ~Libc.POLLIN) != 0;
    }

    /** Any signal may interrupt it. */
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

    /** Lines again, as before. */
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
