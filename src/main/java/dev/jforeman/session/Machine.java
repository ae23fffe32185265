package dev.jforeman.session;

import dev.jforeman.model.Plan;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.process.EscapedProcess;
import dev.jforeman.os.process.JdkProcessHost;
import dev.jforeman.os.process.ProcessHost;
import dev.jforeman.os.process.Subreaper;
import dev.jforeman.os.terminal.StandardOutput;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The parts of the operating system that a session uses and cannot share. Tests have their own. */
interface Machine {
    /** Starts processes. */
    ProcessHost host();

    /** Prepares the first start, on another thread at the same time as other work. */
    void prepare();

    /** Standard output. */
    WritableByteChannel output();

    /** Whether standard output is a terminal. */
    boolean isTerminal();

    /** Whether the reader of standard output has closed it. */
    boolean isReaderGone();

    /**
     * Waits until the reader of standard output has closed it, indefinitely if that does not happen. Returns false at
     * once if the system cannot report it.
     */
    boolean awaitReaderGone();

    /** Calls {@code then} for each of these signals from now on. */
    void handle(List<Signal> signals, Consumer<Signal> then);

    /** Calls {@code then} for each SIGQUIT from now on. The first start must not wait for this. */
    void handleQuit(Consumer<Signal> then);

    /** Starts adopting orphans. */
    void adoptOrphans();

    /**
     * Waits until an adopted process exits, and reaps it.
     *
     * @return false if this system does not let us adopt orphans
     */
    boolean reapOrphan() throws InterruptedException;

    /** The live processes that left their process group. */
    List<EscapedProcess> escaped();

    /** Nothing is left to be guarded, and nothing will be started: the guard exits meanwhile. */
    void unguard();

    /** Releases everything, after {@link #unguard}. */
    void end() throws InterruptedException;

    /** The machine that this JVM runs on. */
    static Machine real(Plan plan, Duration grace, Optional<Path> groupsFile) {
        return new Real(JdkProcessHost.guarded(grace, groupsFile), new Subreaper(plan.instances()));
    }

    /** The system that this JVM runs on. Its signals, orphans and standard output exist only once. */
    record Real(JdkProcessHost host, Subreaper subreaper) implements Machine {
        @Override
        public void prepare() {
            host.prepare();
        }

        @Override
        public WritableByteChannel output() {
            return StandardOutput.channel();
        }

        @Override
        public boolean isTerminal() {
            return StandardOutput.isTerminal();
        }

        @Override
        public boolean isReaderGone() {
            return StandardOutput.isReaderGone();
        }

        @Override
        public boolean awaitReaderGone() {
            return StandardOutput.awaitReaderGone();
        }

        @Override
        public void handle(List<Signal> signals, Consumer<Signal> then) {
            Signals.handle(signals, then);
        }

        @Override
        public void handleQuit(Consumer<Signal> then) {
            Signals.handleQuit(then);
        }

        @Override
        public void adoptOrphans() {
            subreaper.adopt();
        }

        @Override
        public boolean reapOrphan() throws InterruptedException {
            return subreaper.reapNext();
        }

        @Override
        public List<EscapedProcess> escaped() {
            return subreaper.escaped();
        }

        @Override
        public void unguard() {
            host.unguard();
        }

        @Override
        public void end() throws InterruptedException {
            host.end();
        }
    }
}
