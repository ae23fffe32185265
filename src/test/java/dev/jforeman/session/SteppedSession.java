package dev.jforeman.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec.PtyChoice;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.output.JsonStyle;
import dev.jforeman.output.Log;
import dev.jforeman.output.LogFormat;
import dev.jforeman.output.LogOptions;
import dev.jforeman.output.LogOptions.LineSelection;
import dev.jforeman.output.LogOptions.PtyChoices;
import dev.jforeman.output.LogOptions.StderrChoice;
import dev.jforeman.output.LogOptions.StreamOptions;
import dev.jforeman.output.OnFull;
import dev.jforeman.output.OutputParts;
import dev.jforeman.output.PrefixOptions;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.TimerId;
import dev.jforeman.testing.GivenRules;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.Colour.ColourChoice;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * A session of the real core and the real controls, without threads: each call continues until no event is left. A
 * process starts as soon as requested and exits at the first signal that ends processes. The only timer that fires is
 * the one after which a process without a check counts as up.
 */
public final class SteppedSession {
    private static final LogOptions OPTIONS = new LogOptions(
            new PrefixOptions(ColourChoice.NEVER, Map.of(), Timestamps.OFF, false, false),
            new LineSelection(Set.of(), Set.of(), Optional.empty()),
            LogFormat.JSON,
            new StreamOptions(new PtyChoices(Optional.empty(), PtyChoice.NEVER), StderrChoice.MERGE, Optional.empty()),
            OnFull.WAIT,
            Optional.empty(),
            false);

    /** Only a session that hangs takes this long. */
    private static final Duration HANGS = Duration.ofSeconds(30);

    /** Larger than any real process id, so that no real process is found by it. */
    private static final long FIRST_PID = 1L << 40;

    private final Plan plan;
    private final Inbox inbox = new Inbox();
    private final SessionParts parts;
    private final EventLoop loop;
    private final Controls controls;
    private final Queue<Event> coming = new ArrayDeque<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Set<InstanceName> stubborn = new HashSet<>();
    private final Map<InstanceName, Integer> dying = new HashMap<>();
    private final Map<Boolean, Plan> replanned = new HashMap<>();
    private Optional<Map<String, Integer>> counts = Optional.empty();
    private Optional<SessionObserver> observer = Optional.empty();
    private State state = State.EMPTY;
    private boolean isStepping;

    public SteppedSession(Plan plan) {
        this(plan, new FakeHost());
    }

    /** A session whose stop and check commands run on this host. */
    public SteppedSession(Plan plan, FakeHost host) {
        this.plan = plan;
        JsonStyle style = new JsonStyle();
        Console console = Console.of(OPTIONS, false, style::columns);
        OutputParts output = OutputParts.of(
                plan, OPTIONS, style, console.keyForwarder(), Channels.newChannel(new ByteArrayOutputStream()), e -> {
                    throw new IllegalStateException(e);
                });
        parts = new SessionParts(plan, output, console.stdio(), host, inbox);
        loop = new EventLoop(inbox, parts.timers(), this::carryOut, Journal.SILENT);
        controls = parts.controls(plan, this::replan, loop, this::happens);
    }

    private Plan replan(Plan running, Map<String, Integer> wanted, boolean isFresh) throws Refusal {
        counts = Optional.of(wanted);
        return Optional.ofNullable(replanned.get(isFresh))
                .orElseThrow(() -> new Refusal(ExitCode.USAGE, "there is no such plan"));
    }

    /** The plan for the next change of the formation; without it the change is refused. */
    public SteppedSession plansFormation(Plan next) {
        replanned.put(false, next);
        return this;
    }

    /** The plan for the next reload; without it the files count as invalid. */
    public SteppedSession plansReload(Plan next) {
        replanned.put(true, next);
        return this;
    }

    /** The instance counts of the last planned formation. */
    public Map<String, Integer> plannedCounts() {
        return counts.orElseThrow();
    }

    /** Makes an instance ignore stop signals. */
    public SteppedSession stubborn(String name) {
        stubborn.add(GivenRules.name(name));
        return this;
    }

    /** Makes each further run of an instance exit at once. */
    public SteppedSession dying(String name, int code) {
        dying.put(GivenRules.name(name), code);
        return this;
    }

    /** Waits until a stop or check command has exited and the session has ended. */
    public SteppedSession awaitFinish() throws InterruptedException {
        Threads.repeat("spawner", parts.children());
        while (!state.isFinished()) {
            happens(inbox.poll(HANGS.toNanos()).orElseThrow());
        }
        return this;
    }

    public SteppedSession observedBy(SessionObserver watching) {
        observer = Optional.of(watching);
        watching.begin(parts.handle(plan));
        return this;
    }

    public SteppedSession boot() {
        return happening(new Event.Boot(0, plan.rules(), 1));
    }

    public SteppedSession happening(Event event) {
        happens(event);
        return this;
    }

    public SteppedSession ends(String name, int code) {
        exits(GivenRules.name(name), new Outcome.Exited(code));
        return this;
    }

    public SteppedSession ready(String name) {
        InstanceName asked = GivenRules.name(name);
        return happening(new Event.Probed(0, asked, incarnation(asked), Event.Probed.Probe.READY, true, "yes"));
    }

    /** Fires a timer; most timers never fire on their own. */
    public SteppedSession timesOut(String name, TimerId.Kind kind) {
        InstanceName late = GivenRules.name(name);
        return happening(new Event.TimerFired(0, new TimerId.OfInstance(late, incarnation(late), kind)));
    }

    private int incarnation(InstanceName name) {
        return Optional.ofNullable(state.instances().get(name)).orElseThrow().incarnation();
    }

    private void exits(InstanceName name, Outcome outcome) {
        int incarnation = incarnation(name);
        happens(new Event.Exited(0, name, incarnation, outcome));
        happens(new Event.GroupEmptied(0, name, incarnation));
        happens(new Event.OutputClosed(0, name, incarnation));
    }

    private void happens(Event event) {
        coming.add(event);
        goOn();
    }

    /** Handles the requests that have arrived in the meantime. */
    public void goOn() {
        if (isStepping) {
            return;
        }
        isStepping = true;
        for (Optional<Event> next = next(); next.isPresent(); next = next()) {
            state = loop.handle(state, next.get());
        }
        isStepping = false;
    }

    private Optional<Event> next() {
        try {
            Optional<Event> due = Optional.ofNullable(coming.poll());
            return due.isPresent() ? due : inbox.poll(0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void carryOut(Effect effect) {
        effects.add(effect);
        switch (effect) {
            case Effect.Spawn(InstanceName name, int incarnation) -> {
                coming.add(new Event.Spawned(0, name, incarnation, FIRST_PID + effects.size()));
                Optional.ofNullable(dying.get(name))
                        .ifPresent(code -> comesEnd(name, incarnation, new Outcome.Exited(code)));
            }
            case Effect.SendSignal(InstanceName name, int incarnation, Signal signal, var _)
            when signal == Signal.TERM && !stubborn.contains(name) ->
                comesEnd(name, incarnation, new Outcome.Signalled(15, "SIGTERM", false));
            case Effect.ArmTimer(TimerId timer, var _)
            when timer instanceof TimerId.OfInstance own && own.kind() == TimerId.Kind.SETTLE ->
                coming.add(new Event.TimerFired(0, timer));
            case Effect.Say _, Effect.Reply _, Effect.Finish _ ->
                parts.effects().accept(effect);
            default -> {}
        }
        observer.ifPresent(watching -> watching.see(effect));
    }

    private void comesEnd(InstanceName name, int incarnation, Outcome outcome) {
        coming.add(new Event.Exited(0, name, incarnation, outcome));
        coming.add(new Event.GroupEmptied(0, name, incarnation));
        coming.add(new Event.OutputClosed(0, name, incarnation));
    }

    public Controls controls() {
        return controls;
    }

    Log log() {
        return parts.output().log();
    }

    public State state() {
        return state;
    }

    public boolean isFinished() {
        return state.isFinished();
    }

    /** The exit code of the session. */
    public int exitCode() {
        int own = parts.effects().exitCode();
        return observer.map(watching -> watching.end(state, own)).orElse(own);
    }

    /** The incarnations that were started so far, for example {@code web.1 1}. */
    public List<String> starts() {
        return effects.stream()
                .filter(Effect.Spawn.class::isInstance)
                .map(Effect.Spawn.class::cast)
                .map(spawn -> spawn.name() + " " + spawn.incarnation())
                .toList();
    }

    /** The signals that were sent so far, for example {@code TERM web.1}. */
    public List<String> signals() {
        return effects.stream()
                .filter(Effect.SendSignal.class::isInstance)
                .map(Effect.SendSignal.class::cast)
                .map(sent -> sent.signal() + " " + sent.name()
                        + (sent.target() == Event.SignalAsked.Target.LEADER ? " leader" : ""))
                .toList();
    }

    /** All remembered log lines, of each instance and of jforeman itself. */
    public List<String> said() {
        return controls.histories().all().stream()
                .flatMap(remembered -> remembered.history().page(0).entries().stream()
                        .map(entry -> remembered.process() + ": " + new String(entry.bytes(), UTF_8)))
                .toList();
    }
}
