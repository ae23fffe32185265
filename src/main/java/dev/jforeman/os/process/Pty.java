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
 * A pseudo-terminal (<a href="https://man7.org/linux/man-pages/man7/pty.7.html">pty(7)</a>). The child has the terminal
 * end; we act as its screen and keyboard.
 *
 * <p>When the last process that holds the terminal is gone, reading fails with {@link IOException} on Linux and reaches
 * the end of file on macOS. Lines end in carriage return and newline, as on every terminal.
 *
 * <p>macOS can set the size only while the child's end is open, and drops unread output when that end is closed for the
 * last time. There we hold the child's end open too. It must be closed after our own end: closed before, it drops the
 * unread output; closed after it, nothing has to be waited for.
 */
public final class Pty implements AutoCloseable {
    private static final int NONE = -1;

    private final int master;
    private final String path;
    private final FileChannel screen;
    private final FileChannel keyboard;

    /** The child's end, if we hold it open too. */
    private int held = NONE;

    @SuppressWarnings("resource") // closing a channel closes its stream
    private Pty(int master, String path) {
        this.master = master;
        this.path = path;
        FileDescriptor descriptor = Descriptors.ofNumber(master);
        this.screen = new FileInputStream(descriptor).getChannel();
        this.keyboard = new FileOutputStream(descriptor).getChannel();
    }

    /** Opens a terminal of this size that no process has opened yet. */
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
            pty.closeHeld();
            throw e;
        }
    }

    private void closeHeld() {
        if (held != NONE) {
            Libc.close(held);
            held = NONE;
        }
    }

    /** Opens and closes a terminal: the first calls of the C library take longer than the rest of a start. */
    public static void warmUp() {
        try {
            open(WindowSize.UNKNOWN).close();
        } catch (ErrnoException | IOException _) {
            return; // the first child will have the same problem and report it
        }
    }

    /** The path of the child's end. */
    String path() {
        return path;
    }

    /** The descriptor of our end, for its modes and size. */
    public int descriptor() {
        return master;
    }

    /** The output of the child. */
    public FileChannel screen() {
        return screen;
    }

    /** Whether a read from the screen would have to wait now. */
    synchronized boolean isEmpty() {
        return !screen.isOpen() || !Pipes.hasUnread(master);
    }

    /** Whether the screen never reaches its end by itself, because we hold the other end too. */
    synchronized boolean isHeld() {
        return held != NONE;
    }

    /** The input of the child. */
    public FileChannel keyboard() {
        return keyboard;
    }

    /** Changes the size. The kernel sends SIGWINCH to the foreground processes. */
    public synchronized void resize(WindowSize size) {
        if (screen.isOpen()) {
            WindowSize.set(master, size);
        }
    }

    /** Closes it. Processes that still hold the terminal get SIGHUP. */
    @Override
    public synchronized void close() throws IOException {
        screen.close();
        closeHeld();
    }
}
