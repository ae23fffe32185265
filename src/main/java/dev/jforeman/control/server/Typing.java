package dev.jforeman.control.server;

import dev.jforeman.session.Terminal;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * What a client types to a process, on a thread of its own: a process need not read. Then so much is kept for it, and
 * what is typed after that is lost, as at any terminal.
 */
final class Typing implements Runnable {
    private static final int MOST_WAITING = 64;
    private static final long STACK_BYTES = 1 << 17;
    private static final byte[] END = {};

    private final Terminal terminal;
    private final BlockingQueue<byte[]> keys = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean isOver;

    private Typing(Terminal terminal) {
        this.terminal = terminal;
    }

    static Typing start(Terminal terminal) {
        Typing typing = new Typing(terminal);
        Thread thread = new Thread(null, typing, "typing", STACK_BYTES, false);
        thread.setDaemon(true);
        thread.start();
        return typing;
    }

    void add(byte[] typed) {
        boolean _ = keys.offer(typed);
    }

    /** What is on its way still arrives. The thread must not be interrupted: that would close the terminal. */
    void end() {
        isOver = true;
        boolean _ = keys.offer(END);
    }

    @Override
    public void run() {
        try {
            while (!isOver || !keys.isEmpty()) {
                terminal.type(keys.take());
            }
        } catch (IOException _) {
            return; // the process has ended
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
