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

/** What a session uses of the system it runs on and cannot share: a test has a machine of its own. */
interface Machine {
    /** Where processes are started. */
    ProcessHost host();

    /** Does what the first start would have to wait for; beside it, on another thread. */
    void prepare();

    /** Standard output. */
    WritableByteChannel output();

    /** Whether standard output is a terminal. */
    boolean isTerminal();

    /** Whether the reader of standard output has closed it. */
    boolean isReaderGone();

    /** Waits until it has: for ever, if that does not happen; false at once if the system cannot tell. */
    boolean awaitReaderGone();

    /** Calls {@code then} for each of these signals from now on. */
    void handle(List<Signal> signals, Consumer<Signal> then);

    /** The same for SIGQUIT, for which the first start must not wait. */
    void handleQuit(Consumer<Signal> then);

    /** Begins to adopt what loses its parent. */
    void adoptOrphans();

    /**
     * Waits for the end of something that was adopted, and reaps it.
     *
     * @return false where nothing is adopted
     */
    boolean reapOrphan() throws InterruptedException;

    /** What left its process group and lives. */
    List<EscapedProcess> escaped();

    /** Nothing will be started any more, and nothing is left to be guarded. */
    void end() throws InterruptedException;

    /** The machine that this JVM runs on. */
    static Machine real(Plan plan, Duration grace, Optional<Path> groupsFile) {
        return new Real(JdkProcessHost.guarded(grace, groupsFile), new Subreaper(plan.instances()));
    }

    /** The machine that this JVM runs on; of its signals, orphans and standard output there is only one. */
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
        public void end() throws InterruptedException {
            host.end();
        }
    }
}
