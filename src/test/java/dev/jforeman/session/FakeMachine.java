package dev.jforeman.session;

import dev.jforeman.model.Plan;
import dev.jforeman.model.Signal;
import dev.jforeman.os.process.EscapedProcess;
import dev.jforeman.output.JsonStyle;
import dev.jforeman.output.LogOptions;
import dev.jforeman.output.OutputParts;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.testing.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A machine with fake processes, signals and standard output. */
final class FakeMachine implements Machine {
    private final FakeHost host;
    private final Screen screen = new Screen();
    private final CompletableFuture<Boolean> readerGone = new CompletableFuture<>();
    private final CompletableFuture<Consumer<Signal>> handler = new CompletableFuture<>();
    private final List<Signal> early = new ArrayList<>();
    private final List<EscapedProcess> escaped = new ArrayList<>();
    private volatile boolean isEnded;

    FakeMachine(FakeHost host) {
        this.host = host;
    }

    /** Delivers the signal as soon as the handler is installed, before the first process starts. */
    FakeMachine signalledAtOnce(Signal signal) {
        early.add(signal);
        return this;
    }

    /** Lets each write fail with this reason. */
    FakeMachine outputBroken(String reason) {
        screen.fault = Optional.of(reason);
        return this;
    }

    /** Lets writes block. */
    FakeMachine outputFrozen() {
        screen.isFrozen = true;
        return this;
    }

    FakeMachine escaped(EscapedProcess process) {
        escaped.add(process);
        return this;
    }

    /** The parts of a session on this machine; the session is not started. */
    SessionParts parts(Plan plan, Inbox inbox) {
        LogOptions options = ScriptedRun.OPTIONS;
        JsonStyle style = new JsonStyle();
        Console console = Console.of(options, false, style::columns);
        OutputParts output = OutputParts.of(plan, options, style, console.keyForwarder(), screen, e -> {
            throw new IllegalStateException(e);
        });
        return new SessionParts(plan, output, console.stdio(), host, inbox);
    }

    void signal(Signal signal) {
        handler.join().accept(signal);
    }

    /** Closes standard output on the reader's side. */
    void readerGoes() {
        readerGone.complete(true);
    }

    String screen() {
        return screen.text();
    }

    void awaitOnScreen(String text) {
        Eventually.holds(text, () -> screen().contains(text), this::screen);
    }

    /** Whether the session has announced that it starts no more processes. */
    boolean isEnded() {
        return isEnded;
    }

    @Override
    public FakeHost host() {
        return host;
    }

    @Override
    public void prepare() {}

    @Override
    public WritableByteChannel output() {
        return screen;
    }

    @Override
    public boolean isTerminal() {
        return false;
    }

    @Override
    public boolean isReaderGone() {
        return readerGone.getNow(false);
    }

    @Override
    public boolean awaitReaderGone() {
        return readerGone.join();
    }

    @Override
    public void handle(List<Signal> signals, Consumer<Signal> then) {
        early.forEach(then);
        handler.complete(then);
    }

    @Override
    public void handleQuit(Consumer<Signal> then) {}

    @Override
    public void adoptOrphans() {}

    @Override
    public boolean reapOrphan() {
        return false;
    }

    @Override
    public List<EscapedProcess> escaped() {
        return List.copyOf(escaped);
    }

    @Override
    public void unguard() {}

    @Override
    public void end() {
        isEnded = true;
    }

    private static final class Screen implements WritableByteChannel {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final CountDownLatch thaw = new CountDownLatch(1);
        private volatile Optional<String> fault = Optional.empty();
        private volatile boolean isFrozen;

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (fault.isPresent()) {
                throw new IOException(fault.get());
            }
            if (isFrozen) {
                freeze();
            }
            byte[] taken = new byte[bytes.remaining()];
            bytes.get(taken);
            synchronized (written) {
                written.writeBytes(taken);
            }
            return taken.length;
        }

        private void freeze() throws IOException {
            try {
                thaw.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        private String text() {
            synchronized (written) {
                return written.toString(StandardCharsets.UTF_8);
            }
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
