package dev.jforeman.session;

import dev.jforeman.model.InstanceName;
import dev.jforeman.os.kernel.WindowSize;
import dev.jforeman.os.process.Pty;
import dev.jforeman.os.terminal.StandardOutput;
import dev.jforeman.output.Pumps;
import dev.jforeman.text.History;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** The terminal of a running instance, for an attached client. Thread-safe. */
public final class Terminal {
    private final InstanceName name;
    private final Pty pty;
    private final History history;
    private final Children children;
    private final Pumps pumps;

    Terminal(InstanceName name, Pty pty, History history, Children children, Pumps pumps) {
        this.name = name;
        this.pty = pty;
        this.history = history;
        this.children = children;
        this.pumps = pumps;
    }

    /** The instance. */
    public InstanceName name() {
        return name;
    }

    /** Whether another terminal belongs to the same run of the process. */
    public boolean isSame(Terminal other) {
        return pty.equals(other.pty);
    }

    /** The recent output on it. */
    public History history() {
        return history;
    }

    /**
     * Sends keys to the process. Blocks while the process reads nothing and its input buffer of a few thousand bytes is
     * full.
     *
     * @throws IOException if the process has exited
     */
    public void type(byte[] keys) throws IOException {
        ByteBuffer typed = ByteBuffer.wrap(keys);
        while (typed.hasRemaining()) {
            pty.keyboard().write(typed);
        }
    }

    /** Sets the size of the terminal to that of an attached client. */
    public void resize(WindowSize size) {
        children.watch(name, () -> size);
    }

    /** Restores the size of the terminal when no client is attached any more. */
    public void resizeBack() {
        children.watchNoMore(name);
    }

    /**
     * Shows the output of the process in our own log unchanged and over the full width.
     *
     * @param whenEnded called if the process exits before {@link #drawNoMore}
     * @param whenModesChange receives the bytes that restore the modes of our terminal
     * @return false if the process has already exited
     */
    public boolean draw(Runnable whenEnded, Consumer<byte[]> whenModesChange) throws InterruptedException {
        children.watch(name, () -> StandardOutput.size().orElse(WindowSize.UNKNOWN));
        return pumps.draw(name, whenEnded, whenModesChange);
    }

    /** Shows its output as lines again. */
    public void drawNoMore() throws InterruptedException {
        pumps.drawNoMore(name);
        children.watchNoMore(name);
    }
}
