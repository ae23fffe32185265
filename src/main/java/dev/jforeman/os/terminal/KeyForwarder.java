package dev.jforeman.os.terminal;

import dev.jforeman.model.InstanceName;
import dev.jforeman.os.kernel.Threads.Round;
import dev.jforeman.os.process.Pty;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hands the keys typed at our terminal to one instance: while it runs they go to its terminal, otherwise nowhere.
 * Ctrl-C is no key here, it is a signal to jforeman.
 */
public final class KeyForwarder implements Round, AutoCloseable {
    private final InstanceName name;
    private final Keyboard keyboard;
    private final AtomicReference<@Nullable Pty> terminal = new AtomicReference<>();
    private boolean isGuarded;

    public KeyForwarder(InstanceName name, Keyboard keyboard) {
        this.name = name;
        this.keyboard = keyboard;
    }

    public boolean isFor(InstanceName other) {
        return name.equals(other);
    }

    /** The instance runs: it gets the keys. */
    public void connect(Pty pty) {
        terminal.set(pty);
        keyboard.turn(Keyboard.Mode.PROCESS);
    }

    /** That incarnation has ended: our terminal is a usual one until the next. */
    public void disconnect(Pty pty) {
        if (terminal.compareAndSet(pty, null)) {
            keyboard.turn(Keyboard.Mode.LINES);
        }
    }

    /** What gives the terminal its usual modes back, should we be unable to. */
    public void leaveBehind(byte[] sequences) {
        keyboard.leaveBehind(sequences);
    }

    /** Keys are no longer handed on. */
    @Override
    public void close() {
        terminal.set(null);
        keyboard.close();
    }

    @Override
    public boolean run() {
        if (!isGuarded) {
            isGuarded = true;
            keyboard.guard();
        }
        keyboard.read(this::pass);
        return false;
    }

    private boolean pass(ByteBuffer typed) {
        Pty pty = terminal.get();
        try {
            while (pty != null && typed.hasRemaining()) {
                pty.keyboard().write(typed);
            }
        } catch (IOException _) {
            return true; // it ended meanwhile
        }
        return true;
    }
}
