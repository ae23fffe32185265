package dev.jforeman.os.process;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.WindowSize;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** A fake process on a real terminal, so that the kernel echoes typed text. */
public final class TerminalProcess implements Child {
    private static final long PID = 1L << 40;

    private final Pty pty = Pty.open(new WindowSize(80, 24));
    private final FileOutputStream screen;
    private final FileInputStream keyboard;

    public TerminalProcess() {
        try {
            screen = new FileOutputStream(pty.path());
            keyboard = new FileInputStream(pty.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void shows(String text) throws IOException {
        screen.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for a typed line and returns it. */
    public String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = keyboard.read(); next != '\n'; next = keyboard.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    public Optional<WindowSize> size() {
        return WindowSize.get(pty.descriptor());
    }

    /** Makes the process exit; no other process has its terminal open. */
    public void ends() throws IOException {
        screen.close();
        keyboard.close();
    }

    @Override
    public long pid() {
        return PID;
    }

    @Override
    public ReadableByteChannel output() {
        return pty.screen();
    }

    @Override
    public Optional<ReadableByteChannel> errors() {
        return Optional.empty();
    }

    @Override
    public boolean isEmpty(ReadableByteChannel stream) {
        return pty.isEmpty();
    }

    @Override
    public Optional<Pty> terminal() {
        return Optional.of(pty);
    }

    @Override
    public void onEnd(Consumer<Outcome> then) {}

    @Override
    public void signalLeader(Signal signal) {}

    @Override
    public boolean isForbidden() {
        return false;
    }

    @Override
    public void signalGroup(Signal signal) {}

    @Override
    public void forget() {}

    @Override
    public void close() {}
}
