package dev.jforeman.session;

import dev.jforeman.contract.ProcessScript;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.Child;
import dev.jforeman.os.process.Pty;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A fake process group that follows its script on a thread of its own. */
final class FakeProcess implements Child {
    /** Larger than any process id of the machine. */
    private static final AtomicLong PIDS = new AtomicLong(1L << 40);

    private final ProcessScript.Started script;
    private final Set<Long> living;
    private final long pid = PIDS.incrementAndGet();
    private final FakePipe pipe = new FakePipe();
    private final CompletableFuture<Outcome> end = new CompletableFuture<>();
    private boolean isLeaderAlive = true;
    private boolean isOutputOpen = true;
    private boolean isMemberAlive;
    private boolean isForgotten;

    private FakeProcess(ProcessScript.Started script, Set<Long> living) {
        this.script = script;
        this.living = living;
        this.isMemberAlive = script.member().isPresent();
    }

    /**
     * A process that was started.
     *
     * @param living the groups with a live member
     */
    static FakeProcess start(ProcessScript.Started script, Set<Long> living) {
        FakeProcess process = new FakeProcess(script, living);
        living.add(process.pid);
        Threads.start("fake process " + process.pid, process::live);
        return process;
    }

    private void live() {
        script.prints().forEach(this::print);
        if (script.closesOutput()) {
            closeOutput();
        }
        switch (script.end()) {
            case ProcessScript.End.Exits(int code) -> leaderEnds(new Outcome.Exited(code));
            case ProcessScript.End.Dies dies -> leaderEnds(dies.outcome());
            case ProcessScript.End.Stays _ -> {}
        }
    }

    private synchronized void print(String line) {
        if (isLeaderAlive) {
            pipe.write(line);
        }
    }

    private synchronized void closeOutput() {
        isOutputOpen = false;
        update();
    }

    private void leaderEnds(Outcome outcome) {
        synchronized (this) {
            isLeaderAlive = false;
            isOutputOpen = false;
            update();
        }
        end.complete(outcome);
    }

    private synchronized void memberEnds() {
        isMemberAlive = false;
        update();
    }

    private void update() {
        if (!isLeaderAlive && !isMemberAlive) {
            living.remove(pid);
        }
        if (!isOutputOpen && !isMemberAlive) {
            pipe.end();
        }
    }

    private void leaderGets(Signal signal) {
        boolean isDeadly = switch (signal) {
            case CONT, CHLD, URG, WINCH -> false;
            case TERM -> !script.ignoresTerm();
            default -> true;
        };
        if (isDeadly && isLeaderAlive()) {
            leaderEnds(new Outcome.Signalled(Signals.number(signal), signal.fullName(), false));
        }
    }

    private synchronized boolean isLeaderAlive() {
        return isLeaderAlive;
    }

    private synchronized void memberGets(Signal signal) {
        if (isMemberAlive && signal == Signal.KILL) {
            memberEnds();
        } else if (isMemberAlive
                && signal == Signal.TERM
                && script.member().orElseThrow() instanceof ProcessScript.Member.SaysGoodbye(String line)) {
            pipe.write(line);
            memberEnds();
        }
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public ReadableByteChannel output() {
        return pipe;
    }

    @Override
    public Optional<ReadableByteChannel> errors() {
        return Optional.empty();
    }

    @Override
    public boolean isEmpty(ReadableByteChannel stream) {
        return pipe.isEmpty();
    }

    @Override
    public Optional<Pty> terminal() {
        return Optional.empty();
    }

    @Override
    public void onEnd(Consumer<Outcome> then) {
        var _ = end.thenAcceptAsync(then);
    }

    @Override
    public void signalLeader(Signal signal) {
        if (!isForgotten) {
            leaderGets(signal);
        }
    }

    @Override
    public boolean isForbidden() {
        return false;
    }

    @Override
    public void signalGroup(Signal signal) {
        if (!isForgotten) {
            leaderGets(signal);
            memberGets(signal);
        }
    }

    @Override
    public void forget() {
        isForgotten = true;
    }

    @Override
    public void close() {
        forget();
        pipe.close();
    }

    /** A pipe without a size limit. */
    private static final class FakePipe implements ReadableByteChannel {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private boolean isEnded;
        private boolean isClosed;

        synchronized void write(String line) {
            written.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
            notifyAll();
        }

        synchronized void end() {
            isEnded = true;
            notifyAll();
        }

        /** As with a system pipe, end of file does not count as data to read. */
        synchronized boolean isEmpty() {
            return written.size() == 0;
        }

        @Override
        public synchronized int read(ByteBuffer into) throws AsynchronousCloseException {
            while (written.size() == 0 && !isEnded && !isClosed) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            if (isClosed) {
                throw new AsynchronousCloseException();
            }
            byte[] bytes = written.toByteArray();
            int length = Math.min(bytes.length, into.remaining());
            into.put(bytes, 0, length);
            written.reset();
            written.write(bytes, length, bytes.length - length);
            return bytes.length == 0 ? -1 : length;
        }

        @Override
        public synchronized boolean isOpen() {
            return !isClosed;
        }

        @Override
        public synchronized void close() {
            isClosed = true;
            notifyAll();
        }
    }
}
