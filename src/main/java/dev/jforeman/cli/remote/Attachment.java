package dev.jforeman.cli.remote;

import dev.jforeman.cli.options.Streams;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.Request.Bytes;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.kernel.WindowSize;
import dev.jforeman.os.terminal.RawTerminal;
import dev.jforeman.text.LeaveKeys;
import dev.jforeman.text.ScreenCursor;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Attaches this terminal to a process of the running jforeman. One thread shows output, another one reads the keyboard. */
public final class Attachment {
    private static final byte[] NEWLINE = {'\r', '\n'};

    private final ControlClient client;
    private final Streams streams;
    private final RawTerminal terminal;
    private final ScreenCursor cursor = new ScreenCursor();
    private byte[] resetSequence = {};
    private volatile boolean isDetached;

    public Attachment(ControlClient client, Streams streams, RawTerminal terminal) {
        this.client = client;
        this.streams = streams;
        this.terminal = terminal;
    }

    /**
     * Attaches the terminal until the user types the keys to detach or the process exits.
     *
     * @return the exit code of the command
     * @throws IOException if the connection is lost
     */
    public int run(String process) throws IOException {
        WindowSize size = terminal.size();
        client.send(new Request.Attach(process, size.columns(), size.rows()));
        Reply first = client.next().orElseThrow(() -> new IOException("the connection was closed before it answered"));
        if (first instanceof Reply.Attached(String name)) {
            streams.say("attached to " + name + "; " + LeaveKeys.NAME + " detaches");
            return finish(name, show());
        }
        if (!first.isLast()) {
            throw new ControlClient.BadReply("the name of the process is missing");
        }
        return new ControlCall(client, streams).end(first, _ -> {});
    }

    private boolean show() throws IOException {
        try (RawTerminal.Keys keyboard = terminal.open(this::resize)) {
            Threads.retry("keys", () -> type(keyboard));
            boolean hasExited = showAll(keyboard);
            restoreScreen();
            keyboard.leaveBehind(new byte[0]);
            return hasExited;
        }
    }

    /** Shows output until the process exits (true) or the connection is closed (false). */
    private boolean showAll(RawTerminal.Keys keyboard) throws IOException {
        try {
            Optional<Reply> reply = client.next();
            while (reply.isPresent() && reply.get() instanceof Reply.Screen(Bytes bytes)) {
                show(bytes.array());
                noteModes(keyboard);
                reply = client.next();
            }
            return reply.isPresent();
        } catch (IOException e) {
            if (isDetached) {
                return false;
            }
            throw e;
        }
    }

    private void noteModes(RawTerminal.Keys keyboard) {
        byte[] sequence = cursor.backToLines();
        if (!Arrays.equals(sequence, resetSequence)) {
            resetSequence = sequence;
            keyboard.leaveBehind(sequence);
        }
    }

    private void show(byte[] bytes) throws IOException {
        cursor.follow(bytes, 0, bytes.length);
        terminal.show(bytes);
    }

    /** Resets the modes of the terminal and moves to a new line, where the shell will print its prompt. */
    private void restoreScreen() throws IOException {
        show(cursor.backToLines());
        if (!cursor.isFresh()) {
            show(NEWLINE);
        }
    }

    private void resize() {
        WindowSize size = terminal.size();
        send(new Request.Resize(size.columns(), size.rows()));
    }

    private synchronized void send(Request request) {
        try {
            client.send(request);
        } catch (IOException _) {
            return; // the thread that reads replies reports the lost connection
        }
    }

    private void type(RawTerminal.Keys keyboard) {
        LeaveKeys leaving = new LeaveKeys();
        try (client) {
            isDetached = keyboard.read(typed -> {
                byte[] all = new byte[typed.remaining()];
                typed.get(all);
                byte[] keys = leaving.pass(all, all.length);
                if (keys.length > 0) {
                    send(new Request.Type(Bytes.of(keys, keys.length)));
                }
                return !leaving.isDetached();
            });
        } catch (IOException _) {
            return; // closing failed, but the connection is no longer needed
        }
    }

    private int finish(String name, boolean hasExited) throws IOException {
        if (!isDetached && !hasExited) {
            throw new IOException("jforeman has exited");
        }
        String what =
                hasExited ? name + " has exited (see jforeman ps)" : "detached from " + name + ", which keeps running";
        streams.say(what);
        return ExitCode.OK.code();
    }
}
