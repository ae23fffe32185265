package dev.jforeman.checks;

import dev.jforeman.checks.Loopback.StaleServerGuard;
import dev.jforeman.checks.ProbeLoop.ProbeSchedule;
import dev.jforeman.checks.Prober.ProbeResult;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.model.Checks.LiveCheck;
import dev.jforeman.model.Checks.ReadyCheck;
import dev.jforeman.model.Incarnation;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Probe;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Rules;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.supervisor.Event;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.LineFormatter.WatchedLines;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks the incarnations the core wants to hear of, and tells it what they say. */
public final class ProbeRunner {
    private static final Duration TAKEN_PORT_TIMEOUT = Duration.ofMillis(200);

    private final Function<InstanceName, ProcessSpec> specs;
    private final Consumer<Event> events;
    private final SideCommands commands;
    private final Map<Incarnation, Thread> asking = new ConcurrentHashMap<>();
    private final Map<Incarnation, LogWatch> heartbeats = new ConcurrentHashMap<>();
    private final Set<Incarnation> withTakenPort = ConcurrentHashMap.newKeySet();

    public ProbeRunner(Function<InstanceName, ProcessSpec> specs, Consumer<Event> events, SideCommands commands) {
        this.specs = specs;
        this.events = events;
        this.commands = commands;
    }

    /** Checks whether another process already answers where this one will be probed. */
    public void beforeStart(Incarnation incarnation) {
        OptionalInt port = portOf(incarnation.name());
        if (port.isPresent() && StaleServerGuard.isTaken(port.getAsInt(), TAKEN_PORT_TIMEOUT)) {
            withTakenPort.add(incarnation);
        }
    }

    /** The warning if a process answers there that cannot be this incarnation. */
    public Optional<String> warning(Incarnation incarnation) {
        return withTakenPort.contains(incarnation)
                ? Optional.of("port "
                        + portOf(incarnation.name()).orElseThrow()
                        + " is already in use by another process; it is not used as a sign of readiness")
                : Optional.empty();
    }

    private OptionalInt portOf(InstanceName name) {
        ProcessSpec spec = spec(name);
        return spec.rules()
                .ready()
                .map(ready -> ready.probe().port(spec.port()))
                .orElse(OptionalInt.empty());
    }

    /** Lets the probes see the lines that are shown. */
    public LineFormatter watching(Incarnation incarnation, LineFormatter shown) {
        Rules rules = spec(incarnation.name()).rules();
        LineFormatter seen = rules.ready()
                .flatMap(ready -> watch(
                        ready.probe(),
                        Threads.lasting("probe " + incarnation.name(), what -> found(incarnation, what))))
                .map(watch -> watched(watch, shown))
                .orElse(shown);
        Optional<LogWatch> heartbeat = rules.live().flatMap(live -> watch(live.probe(), _ -> {}));
        heartbeat.ifPresent(watch -> heartbeats.put(incarnation, watch));
        return heartbeat.map(watch -> watched(watch, seen)).orElse(seen);
    }

    private static LineFormatter watched(LogWatch watch, LineFormatter shown) {
        return new WatchedLines(watch::see, shown);
    }

    private static Optional<LogWatch> watch(Probe probe, Consumer<String> whenFirstSeen) {
        return probe instanceof Probe.Log(String expression)
                ? Optional.of(new LogWatch(expression, () -> whenFirstSeen.accept(LogWatch.found(expression))))
                : Optional.empty();
    }

    private void found(Incarnation incarnation, String what) {
        report(incarnation, Event.Probed.Probe.READY, new ProbeResult(true, what));
    }

    /** Begins to ask. */
    public void start(Incarnation incarnation, Event.Probed.Probe probe) {
        Rules rules = spec(incarnation.name()).rules();
        switch (probe) {
            case READY -> ready(incarnation, rules.ready().orElseThrow());
            case LIVE -> live(incarnation, rules.live().orElseThrow());
        }
    }

    private void ready(Incarnation incarnation, ReadyCheck check) {
        ProbeSchedule schedule = check.probe() instanceof Probe.Delay(Duration delay)
                ? ProbeSchedule.after(delay)
                : ProbeSchedule.untilReady(check.interval());
        if (check.probe() instanceof Probe.Log(String expression)) {
            report(incarnation, Event.Probed.Probe.READY, new ProbeResult(false, LogWatch.missing(expression)));
        } else {
            ask(incarnation, Event.Probed.Probe.READY, check.probe(), schedule);
        }
    }

    private void live(Incarnation incarnation, LiveCheck check) {
        ProbeSchedule schedule = ProbeSchedule.steady(check.interval(), check.timeout());
        ask(incarnation, Event.Probed.Probe.LIVE, check.probe(), schedule);
    }

    private void ask(Incarnation incarnation, Event.Probed.Probe purpose, Probe probe, ProbeSchedule schedule) {
        stop(incarnation);
        ProbeLoop inquiry = new ProbeLoop(
                () -> question(incarnation, probe),
                schedule,
                finding -> report(incarnation, purpose, finding),
                failure -> failed(incarnation, purpose, failure));
        asking.put(incarnation, Threads.repeatInterruptible("probe " + incarnation.name(), inquiry));
    }

    /** A process that cannot be asked is not ready for that reason; but it is not restarted for it. */
    private void failed(Incarnation incarnation, Event.Probed.Probe purpose, Throwable failure) {
        if (purpose == Event.Probed.Probe.READY) {
            report(incarnation, purpose, ProbeResult.no("cannot be asked: " + Excerpt.harmless(failure.toString())));
        }
    }

    private Prober question(Incarnation incarnation, Probe probe) {
        ProcessSpec spec = spec(incarnation.name());
        OptionalInt port = probe.port(spec.port());
        Prober question = switch (probe) {
            case Probe.Port _ -> timeout -> Loopback.connect(port.orElseThrow(), timeout);
            case Probe.Http http -> HttpProber.of(http, port.orElse(0));
            case Probe.Command(String line) -> new CommandProber(commands, spec, line);
            case Probe.Delay _ -> _ -> new ProbeResult(true, "delay elapsed");
            case Probe.Log _ -> Objects.requireNonNull(heartbeats.get(incarnation), "its output is shown before");
        };
        return withTakenPort.contains(incarnation) && port.isPresent()
                ? new StaleServerGuard(question, port.getAsInt())
                : question;
    }

    private void report(Incarnation incarnation, Event.Probed.Probe probe, ProbeResult finding) {
        events.accept(new Event.Probed(
                System.nanoTime(),
                incarnation.name(),
                incarnation.number(),
                probe,
                finding.isPassed(),
                finding.text()));
    }

    /** Ends the questions about an incarnation; an answer that is on its way means nothing to the core any more. */
    public void stop(Incarnation incarnation) {
        Optional.ofNullable(asking.remove(incarnation)).ifPresent(Thread::interrupt);
    }

    /** Forgets an incarnation. */
    public void release(Incarnation incarnation) {
        stop(incarnation);
        heartbeats.remove(incarnation);
        withTakenPort.remove(incarnation);
    }

    private ProcessSpec spec(InstanceName name) {
        return specs.apply(name);
    }
}
