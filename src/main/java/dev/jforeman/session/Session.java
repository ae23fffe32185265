package dev.jforeman.session;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Message;
import dev.jforeman.model.Plan;
import dev.jforeman.model.Signal;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.os.kernel.Archives;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.Pty;
import dev.jforeman.os.terminal.StandardOutput;
import dev.jforeman.output.LineStyle;
import dev.jforeman.output.LogOptions;
import dev.jforeman.output.OutputParts;
import dev.jforeman.output.Pumps;
import dev.jforeman.output.WriteQueue;
import dev.jforeman.session.Controls.Planning;
import dev.jforeman.session.Endpoint.Endpoints;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One run of a formation, from its {@linkplain SessionParts parts} to its exit code. */
public final class Session {
    private static final List<Signal> HANDLED = List.of(Signal.INT, Signal.TERM, Signal.HUP, Signal.USR1, Signal.USR2);
    private static final Set<Signal> ENDING = EnumSet.of(Signal.INT, Signal.TERM, Signal.HUP, Signal.QUIT);
    private static final Duration READER_TIMEOUT = Duration.ofSeconds(1);

    private final Inbox inbox = new Inbox();
    private final MemoryGuard memory = new MemoryGuard();
    private final Journal journal;
    private final Faults faults;
    private final boolean isKillingEscaped;
    private volatile boolean isAskedToEnd;
    private final Optional<SessionObserver> observer;

    /**
     * A session that has not started.
     *
     * @param debug whether to log every event and its effects
     * @param isKillingEscaped whether to end, at the very end, processes that left their process group
     */
    public Session(boolean debug, boolean isKillingEscaped, Optional<SessionObserver> observer) {
        this.journal = debug ? Journal.logging() : Journal.SILENT;
        this.faults = new Faults(inbox, memory, debug);
        this.isKillingEscaped = isKillingEscaped;
        this.observer = observer;
    }

    /** Starts slow preparations that need no plan, while the caller still parses arguments and files. */
    public static void warmUp() {
        Threads.start("rehearsal", WarmUp::play);
        if (StandardOutput.isTerminal()) {
            Threads.start("terminals", Pty::warmUp);
        }
    }

    /**
     * Runs until all processes have exited.
     *
     * @param planning makes a new plan on request
     * @param runtime the app's runtime directory; empty if it has none
     * @param remarks messages for the start of the log
     * @param endpoints the endpoints, opened after the first process was started
     * @return the exit code
     */
    public int run(
            Plan plan,
            Planning planning,
            LogOptions options,
            Optional<RuntimeDirectory> runtime,
            List<String> remarks,
            List<Endpoint> endpoints)
            throws InterruptedException {
        Machine machine = Machine.real(plan, longestStop(plan), runtime.map(RuntimeDirectory::ownGroupsFile));
        return run(plan, planning, options, machine, remarks, endpoints);
    }

    int run(
            Plan plan,
            Planning planning,
            LogOptions options,
            Machine machine,
            List<String> remarks,
            List<Endpoint> endpoints)
            throws InterruptedException {
        faults.allow(longestStop(plan));
        Threads.listen(faults);
        Thread.setDefaultUncaughtExceptionHandler(faults);
        Threads.retry("watchdog", machine::prepare);
        boolean isTerminal = machine.isTerminal();
        LineStyle style = LineStyle.of(plan, options, isTerminal);
        try (Console console = Console.of(options, isTerminal, style::columns)) {
            Consumer<IOException> whenGone = Threads.lasting(Faults.WRITER, e -> outputFailed(e, machine));
            OutputParts output =
                    OutputParts.of(plan, options, style, console.keyForwarder(), machine.output(), whenGone);
            SessionParts parts = new SessionParts(plan, output, console.stdio(), machine.host(), inbox);
            EventLoop loop = new EventLoop(inbox, parts.timers(), attended(parts.effects()), journal);
            Endpoints keeper = new Endpoints(endpoints, () -> parts.controls(plan, planning, loop, this::ask));
            parts.children().afterFirstStart(() -> beginWhatCanWait(machine, keeper, output));
            machine.handle(HANDLED, Threads.lasting("signals", this::received));
            begin(parts, console, remarks);
            observer.ifPresent(present -> present.begin(parts.handle(plan)));
            int exitCode = supervise(plan, loop, parts);
            settleEscaped(new EscapedCleanup(machine::escaped, inbox, output.log()), longestStop(plan));
            machine.unguard();
            awaitReader(output.pumps(), output.queue());
            output.log().awaitFiles();
            keeper.close();
            machine.end();
            return faults.fatal().map(ExitCode::code).orElse(exitCode);
        }
    }

    private static void begin(SessionParts parts, Console console, List<String> remarks) {
        console.follow(parts.children());
        parts.start();
        parts.output().log().begin();
        remarks.forEach(parts.output().log()::say);
    }

    private void beginWhatCanWait(Machine machine, Endpoints keeper, OutputParts output) {
        Threads.contain("reaper", machine::adoptOrphans);
        Threads.contain("signals", () -> machine.handleQuit(Threads.lasting("signals", this::received)));
        Threads.repeat("reaper", machine::reapOrphan);
        Threads.retry("output-watch", () -> watchOutput(machine));
        Threads.retry("endpoint", keeper::open);
        Threads.start("archives", Archives::open);
        Threads.repeat("memory", () -> memory.watch(output.histories()::forgetMost));
    }

    /**
     * Runs until all processes have exited. After an internal error of the core or the event loop, the processes are
     * ended without the core.
     */
    private int supervise(Plan plan, EventLoop loop, SessionParts parts) throws InterruptedException {
        try {
            return conclude(loop.run(boot(plan)), parts);
        } catch (RuntimeException | Error e) {
            faults.fatal(e);
            parts.children().endAll(longestStop(plan));
            return ExitCode.INTERNAL.code();
        }
    }

    private int conclude(State end, SessionParts parts) throws InterruptedException {
        EffectRunner effects = parts.effects();
        parts.output().log().end();
        Summary.of(end).ifPresent(summary -> summary.tell(parts.output().log(), effects.keptTail()));
        return observer.map(present -> present.end(end, effects.exitCode())).orElse(effects.exitCode());
    }

    private void settleEscaped(EscapedCleanup escaped, Duration grace) throws InterruptedException {
        if (isKillingEscaped) {
            escaped.end(grace);
        } else {
            escaped.name();
        }
    }

    private static Duration longestStop(Plan plan) {
        return plan.instances().stream()
                .map(spec -> spec.stop().timeout())
                .max(Comparator.naturalOrder())
                .orElse(plan.stopTimeout());
    }

    private Consumer<Effect> attended(Consumer<Effect> effects) {
        return observer.<Consumer<Effect>>map(present -> effects.andThen(present::see))
                .orElse(effects);
    }

    /**
     * Waits until everything is written, indefinitely if necessary, as any program waits for the reader of its output.
     * Once the user has requested a stop, or an internal error has ended the session, it waits neither for a reader
     * that takes nothing nor for a thread that delivers nothing.
     */
    private void awaitReader(Pumps pumps, WriteQueue queue) throws InterruptedException {
        pumps.endWhenEmpty();
        boolean isDone = false;
        while (!isDone) {
            long written = queue.written();
            boolean isTaking = queue.awaitEmpty(READER_TIMEOUT);
            boolean isRead = isTaking && pumps.awaitEnd(READER_TIMEOUT.toMillis());
            boolean isStuck = written == queue.written();
            isDone = isRead || (isStuck && (isAskedToEnd || faults.fatal().isPresent()));
        }
        queue.awaitEmpty(READER_TIMEOUT);
    }

    private static Event boot(Plan plan) {
        long now = System.nanoTime();
        return new Event.Boot(now, plan.rules(), now ^ ProcessHandle.current().pid());
    }

    private void received(Signal signal) {
        if (ENDING.contains(signal)) {
            isAskedToEnd = true;
        }
        inbox.put(new Event.SignalReceived(System.nanoTime(), signal));
    }

    private void ask(Event request) {
        if (request instanceof Event.DownAsked) {
            isAskedToEnd = true;
        }
        inbox.put(request);
    }

    private void outputFailed(IOException e, Machine machine) {
        String reason = String.valueOf(e.getMessage());
        boolean isReaderGone = machine.isReaderGone();
        if (!isReaderGone) {
            System.err.println(Message.of("cannot write the log: " + reason + "; stopping all processes"));
        }
        outputGone(reason, isReaderGone);
    }

    private void watchOutput(Machine machine) {
        if (machine.awaitReaderGone()) {
            outputGone("Broken pipe", true);
        }
    }

    private void outputGone(String reason, boolean isReaderGone) {
        inbox.put(new Event.OutputGone(System.nanoTime(), reason, isReaderGone));
    }
}
