package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Descriptors;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.Libc;
import dev.jforeman.os.kernel.Pipes;
import dev.jforeman.os.kernel.WindowSize;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * A pseudo-terminal (<a href="https://man7.org/linux/man-pages/man7/pty.7.html">pty(7)</a>): the child gets the
 * terminal, we are the screen and the keyboard.
 *
 * <p>Reading fails with {@link IOException} on Linux, and ends on macOS, once the last process that holds the terminal
 * is gone. Lines end in carriage return and newline, as they do on every terminal.
 *
 * <p>macOS sets the size only of a terminal whose other end is open, and drops what was not yet read when that end is
 * closed for the last time. There we hold it open as well, and close it after our own end: closed before, it would drop
 * the rest, and closed after it, it waits for nothing.
 */
public final class Pty implements AutoCloseable {
    private static final int NONE = -1;

    private final int master;
    private final String path;
    private final FileChannel screen;
    private final FileChannel keyboard;

    /** The end of the child, where we hold it open too. */
    private int held = NONE;

    @SuppressWarnings("resource") // closing a channel closes its stream
    private Pty(int master, String path) {
        this.master = master;
        this.path = path;
        FileDescriptor descriptor = Descriptors.ofNumber(master);
        this.screen = new FileInputStream(descriptor).getChannel();
        this.keyboard = new FileOutputStream(descriptor).getChannel();
    }

    /** A terminal of this size that no process has opened yet. */
    static Pty open(WindowSize size) {
        int master = Libc.posixOpenpt();
        try {
            Libc.grantpt(master);
            Libc.unlockpt(master);
            return open(new Pty(master, Libc.ptsname(master)), size);
        } catch (ErrnoException e) {
            Libc.close(master);
            throw e;
        }
    }

    private static Pty open(Pty pty, WindowSize size) {
        try {
            if (Kernel.current().holdsTerminals()) {
                pty.held = Libc.openTerminal(pty.path);
            }
            pty.resize(size);
            return pty;
        } catch (ErrnoException e) {
            pty.letGo();
            throw e;
        }
    }

    private void letGo() {
        if (held != NONE) {
            Libc.close(held);
            held = NONE;
        }
    }

    /** Makes one and throws it away: the first call of the C library takes longer than the rest of a start. */
    public static void rehearse() {
        try {
            open(WindowSize.UNKNOWN).close();
        } catch (ErrnoException | IOException _) {
            return; // the first child will meet the same problem, and tells it
        }
    }

    /** Where the child opens it. */
    String path() {
        return path;
    }

    /** Our end, for its modes and size. */
    public int descriptor() {
        return master;
    }

    /** What the child shows. */
    public FileChannel screen() {
        return screen;
    }

    /** Whether nothing can be read from the screen now. */
    synchronized boolean isEmpty() {
        return !screen.isOpen() || !Pipes.hasUnread(master);
    }

    /** Whether the screen never ends by itself, because we hold the other end too. */
    synchronized boolean isHeld() {
        return held != NONE;
    }

    /** What the child reads as typed. */
    public FileChannel keyboard() {
        return keyboard;
    }

    /** Changes the size; the kernel tells the foreground processes with SIGWINCH. */
    public synchronized void resize(WindowSize size) {
        if (screen.isOpen()) {
            WindowSize.set(master, size);
        }
    }

    /** Closes it: processes that still hold the terminal get SIGHUP. */
    @Override
    public synchronized void close() throws IOException {
        screen.close();
        letGo();
    }
}
