package dev.jforeman.run;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.os.JdkProcessHost;
import dev.jforeman.os.PipeCapacity;
import dev.jforeman.os.Pty;
import dev.jforeman.os.RuntimeDirectory;
import dev.jforeman.os.Signals;
import dev.jforeman.os.StandardOutput;
import dev.jforeman.os.Subreaper;
import dev.jforeman.plan.Plan;
import dev.jforeman.plan.Signal;
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

/** One run of a formation: puts the parts together, runs the loop, tells how it ended. */
public final class Session {
    private static final List<Signal> HANDLED = List.of(Signal.INT, Signal.TERM, Signal.HUP, Signal.USR1, Signal.USR2);
    private static final Set<Signal> ENDING = EnumSet.of(Signal.INT, Signal.TERM, Signal.HUP);
    private static final Duration PATIENCE_WITH_READER = Duration.ofSeconds(1);

    private final Inbox inbox = new Inbox();
    private final Journal journal;
    private final Faults faults;
    private final boolean isKillingEscaped;
    private volatile boolean isAskedToEnd;
    private final Optional<Attendant> attendant;

    /**
     * A session that has not begun.
     *
     * @param debug log every event and its effects
     * @param isKillingEscaped end at last also what left its process group
     */
    public Session(boolean debug, boolean isKillingEscaped, Optional<Attendant> attendant) {
        this.journal = debug ? Journal.logging() : Journal.SILENT;
        this.faults = new Faults(inbox, debug);
        this.isKillingEscaped = isKillingEscaped;
        this.attendant = attendant;
    }

    /** Begins with what takes time and needs no plan, while the caller still reads words and files. */
    public static void warmUp() {
        Threads.start("rehearsal", Rehearsal::play);
        if (StandardOutput.isTerminal()) {
            Threads.start("terminals", Pty::rehearse);
        }
    }

    /**
     * Runs until everything has ended.
     *
     * @param planning makes the plan again when somebody asks for that
     * @param runtime the app's runtime directory; empty if there can be none
     * @param remarks what people are told first
     * @param doors how others reach the session, opened once the first process was started
     * @return the exit code
     */
    public int run(
            Plan plan,
            Planning planning,
            LogOptions options,
            Optional<RuntimeDirectory> runtime,
            List<String> remarks,
            List<Door> doors)
            throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler(faults);
        JdkProcessHost host = JdkProcessHost.guarded(longestStop(plan), runtime);
        Threads.start("watchdog", host::prepare);
        boolean isTerminal = StandardOutput.isTerminal();
        LineStyle style = LineStyle.of(plan, options, isTerminal);
        try (Console console = Console.of(options, isTerminal, style::columns)) {
            ParcelPool pool = new ParcelPool();
            WriteQueue queue = new WriteQueue(pool);
            OutputWriter writer = new OutputWriter(
                    queue,
                    StandardOutput.channel(),
                    () -> PipeCapacity.enlargeOutput(OutputWriter.BATCH_BYTES),
                    this::outputFailed);
            Histories histories = new Histories(plan.instances().size());
            Specs specs = new Specs(plan);
            Replies replies = new Replies();
            Log log = new Log(queue, pool, histories, style, options);
            Pumps pumps = new Pumps(queue, pool, log, histories, options.onFull(), console.typist());
            GroupWatch groups = new GroupWatch(host);
            Children children = new Children(host, console.stdio(), specs, inbox, pumps, groups);
            Timers timers = new Timers();
            LateSettings settings =
                    new LateSettings(() -> SettingsEffects.of(specs, host, children, pumps, log, inbox));
            settings.prepare(plan);
            EffectRunner effects = new EffectRunner(children, timers, log, pumps, settings, replies);

            Signals.handle(HANDLED, this::received);
            console.follow(children);
            Threads.start("spawner", children);
            Threads.start("writer", writer);
            Threads.start("groups", groups);
            EventLoop loop = new EventLoop(inbox, timers, attended(effects), journal);
            DoorKeeper keeper = new DoorKeeper(
                    doors,
                    () -> new LiveControls(
                            loop::state,
                            this::ask,
                            replies,
                            specs,
                            settings,
                            histories,
                            planning,
                            plan,
                            name -> children.terminal(name, histories),
                            log));
            Subreaper subreaper = new Subreaper(plan.instances());
            children.afterFirstStart(() -> {
                subreaper.adopt();
                Threads.start("reaper", subreaper);
                Threads.start("output-watch", this::watchOutput);
                Threads.start("door", keeper::open);
            });
            log.begin();
            remarks.forEach(log::say);
            attendant.ifPresent(present -> present.begin(new Stage(plan, inbox, host, children, log, pumps)));
            int exitCode = ExitCode.INTERNAL.code();
            try {
                State end = loop.run(boot(plan));
                log.end();
                Summary.of(end).ifPresent(summary -> summary.tell(log, effects.keptTail()));
                exitCode = attendant
                        .map(present -> present.end(end, effects.exitCode()))
                        .orElse(effects.exitCode());
            } catch (RuntimeException | Error e) {
                Threads.report(e);
                children.endAll(longestStop(plan));
            }
            host.end();
            settleEscaped(new EscapedEnd(subreaper::escaped, inbox, log), longestStop(plan));
            awaitReader(pumps, queue);
            keeper.close();
            return faults.isAny() ? ExitCode.INTERNAL.code() : exitCode;
        }
    }

    private void settleEscaped(EscapedEnd escaped, Duration grace) throws InterruptedException {
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
        return attendant
                .<Consumer<Effect>>map(present -> effects.andThen(present::see))
                .orElse(effects);
    }

    /**
     * Waits until all is written: for ever if need be, as any program waits for whoever reads its output; but once people
     * have asked for the end, or a defect has, a reader that takes nothing is not waited for.
     */
    private void awaitReader(Pumps pumps, WriteQueue queue) throws InterruptedException {
        boolean isDone = false;
        while (!isDone) {
            boolean isTaking = queue.awaitEmpty(PATIENCE_WITH_READER);
            isDone = isTaking ? pumps.awaitEnd(PATIENCE_WITH_READER.toMillis()) : isAskedToEnd || faults.isAny();
        }
        queue.awaitEmpty(PATIENCE_WITH_READER);
    }

    private static Event boot(Plan plan) {
        long now = System.nanoTime();
        return new Event.Boot(
                now, Rulebook.of(plan), now ^ ProcessHandle.current().pid());
    }

    private void received(Signal signal) {
        if (ENDING.contains(signal)) {
            isAskedToEnd = true;
        }
        inbox.put(new Event.SignalReceived(System.nanoTime(), signal));
    }

    private void ask(Event wish) {
        if (wish instanceof Event.DownAsked) {
            isAskedToEnd = true;
        }
        inbox.put(wish);
    }

    private void outputFailed(IOException e) {
        String reason = String.valueOf(e.getMessage());
        boolean isReaderGone = StandardOutput.isReaderGone();
        if (!isReaderGone) {
            System.err.println("jforeman: cannot write the log: " + reason + "; stopping all processes");
        }
        outputGone(reason, isReaderGone);
    }

    private void watchOutput() {
        if (StandardOutput.awaitReaderGone()) {
            outputGone("Broken pipe", true);
        }
    }

    private void outputGone(String reason, boolean isReaderGone) {
        inbox.put(new Event.OutputGone(System.nanoTime(), reason, isReaderGone));
    }
}
