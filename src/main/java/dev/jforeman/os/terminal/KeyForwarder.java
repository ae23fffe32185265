package dev.jforeman.os.terminal;

import dev.jforeman.model.InstanceName;
import dev.jforeman.os.kernel.Threads.Round;
import dev.jforeman.os.process.Pty;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Passes the keys typed at our terminal to one instance while it runs; otherwise they are dropped. Ctrl-C is not passed
 * on, it is a signal to jforeman.
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

    /** Passes keys to this instance, which now runs. */
    public void connect(Pty pty) {
        terminal.set(pty);
        keyboard.turn(Keyboard.Mode.PROCESS);
    }

    /** The incarnation has exited: our terminal returns to its normal modes until the next one. */
    public void disconnect(Pty pty) {
        if (terminal.compareAndSet(pty, null)) {
            keyboard.turn(Keyboard.Mode.LINES);
        }
    }

    /** Passes on the bytes that restore the terminal's modes, in case we are killed. */
    public void leaveBehind(byte[] sequences) {
        keyboard.leaveBehind(sequences);
    }

    /** Stops passing on keys. */
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
            return true; // it exited in the meantime
        }
        return true;
    }
}
