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

/** The terminal of a running instance, for an attached client. Any thread. */
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

    /** Whose it is. */
    public InstanceName name() {
        return name;
    }

    /** Whether this is the terminal of the same run. */
    public boolean isSame(Terminal other) {
        return pty.equals(other.pty);
    }

    /** What was shown on it. */
    public History history() {
        return history;
    }

    /**
     * Types; waits while the process reads nothing and a few thousand keys are waiting for it already.
     *
     * @throws IOException if the process has ended
     */
    public void type(byte[] keys) throws IOException {
        ByteBuffer typed = ByteBuffer.wrap(keys);
        while (typed.hasRemaining()) {
            pty.keyboard().write(typed);
        }
    }

    /** A client is attached with a window of this size. */
    public void resize(WindowSize size) {
        children.watch(name, () -> size);
    }

    /** No client is attached any more. */
    public void resizeBack() {
        children.watchNoMore(name);
    }

    /**
     * What is drawn on it is shown in our own log just as it is, over the whole width.
     *
     * @param whenEnded called when the process has ended, if that comes first
     * @param whenModesChange gets what gives our terminal its usual modes back
     * @return false if it has ended already
     */
    public boolean draw(Runnable whenEnded, Consumer<byte[]> whenModesChange) throws InterruptedException {
        children.watch(name, () -> StandardOutput.size().orElse(WindowSize.UNKNOWN));
        return pumps.draw(name, whenEnded, whenModesChange);
    }

    /** Lines again. */
    public void drawNoMore() throws InterruptedException {
        pumps.drawNoMore(name);
        children.watchNoMore(name);
    }
}
