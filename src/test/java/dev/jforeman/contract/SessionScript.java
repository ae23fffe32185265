package dev.jforeman.contract;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.TimerId;
import dev.jforeman.testing.GivenRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A session: the behaviour of its processes, the actions of the user, and the expected facts. It has no clock: a timer
 * fires at once or never, and each action follows an observed fact.
 */
public final class SessionScript {
    /** An action of the user. */
    @FunctionalInterface
    public interface Action {
        Event event(long at, long request, SessionScript script);
    }

    /**
     * An action that is carried out once facts are observed.
     *
     * @param facts the fact of each course
     */
    record Step(Map<String, String> facts, Action action) {}

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final String title;
    private final Map<InstanceName, List<ProcessScript>> processes = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<TimerId.Kind> due = EnumSet.noneOf(TimerId.Kind.class);
    private Restart restart = Restart.usual(OnExit.RESTART);
    private int begins = Integer.MAX_VALUE;
    private String expected = "";

    private SessionScript(String title) {
        this.title = title;
    }

    static SessionScript of(String title) {
        return new SessionScript(title);
    }

    /** Adds a process and the behaviour of each of its runs; further runs repeat the last one. */
    SessionScript runs(String name, ProcessScript... runs) {
        processes.put(GivenRules.name(name), List.of(runs));
        return this;
    }

    /** The session starts with the processes added so far. */
    SessionScript begins() {
        begins = processes.size();
        return this;
    }

    SessionScript onExit(OnExit onExit) {
        restart = Restart.usual(onExit);
        return this;
    }

    SessionScript mostRestarts(int most) {
        restart = new Restart(restart.onExit(), most, restart.backoff());
        return this;
    }

    /** Lets timers of this kind fire as soon as they are armed; other kinds never fire. */
    SessionScript due(TimerId.Kind kind) {
        due.add(kind);
        return this;
    }

    SessionScript when(String course, String fact, Action action) {
        return when(Map.of(course, fact), action);
    }

    /** Carries out an action once the fact of each course is observed, in whatever order. */
    SessionScript when(Map<String, String> facts, Action action) {
        steps.add(new Step(facts, action));
        return this;
    }

    /** The expected facts, as written by {@link Facts#report}. */
    SessionScript expect(String text) {
        expected = text;
        return this;
    }

    static Action start(String name) {
        return (at, request, _) -> new Event.StartAsked(at, request, Set.of(GivenRules.name(name)));
    }

    static Action stop(String name) {
        return (at, request, _) -> new Event.StopAsked(at, request, Set.of(GivenRules.name(name)));
    }

    static Action restart(String name) {
        return (at, request, _) -> new Event.RestartAsked(at, request, Set.of(GivenRules.name(name)));
    }

    static Action send(Signal signal, String name) {
        return (at, request, _) -> new Event.SignalAsked(
                at, request, Set.of(GivenRules.name(name)), signal, Event.SignalAsked.Target.GROUP);
    }

    /** Scales the type to its first instances. */
    static Action scale(String type, int count) {
        return (at, request, script) -> new Event.ScaleAsked(
                at, request, type, script.rules().limit(count).toList());
    }

    /** Fires a timer that otherwise never fires. */
    static Action timeOut(TimerId.Kind kind, String name) {
        return (at, _, _) -> new Event.TimerFired(at, new TimerId.OfInstance(GivenRules.name(name), 1, kind));
    }

    static Action interrupt() {
        return (at, _, _) -> new Event.SignalReceived(at, Signal.INT);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    String expected() {
        return expected;
    }

    public boolean isDue(TimerId timer) {
        return timer instanceof TimerId.OfInstance own && due.contains(own.kind());
    }

    /** The behaviour of a run; runs are counted from 1. */
    public ProcessScript process(InstanceName name, int incarnation) {
        List<ProcessScript> runs = Optional.ofNullable(processes.get(name)).orElseThrow();
        return runs.get(Math.min(incarnation, runs.size()) - 1);
    }

    private Stream<Rules> rules() {
        return processes.keySet().stream().map(name -> Rules.of(name, restart, TIMEOUT));
    }

    public Event boot(long at) {
        return new Event.Boot(at, rules().limit(begins).toList(), 1);
    }

    /** A plan with all processes of the script. */
    public Plan plan() {
        List<ProcessSpec> specs = processes.keySet().stream().map(this::spec).toList();
        return new Plan(
                processes.keySet().stream().map(InstanceName::type).distinct().toList(), specs, TIMEOUT, List.of());
    }

    private ProcessSpec spec(InstanceName name) {
        return new ProcessSpec(
                Rules.of(name, restart, TIMEOUT),
                "the host knows",
                Path.of("/"),
                Map.of("PS", name.toString()),
                ProcessSpec.AssignedPort.NONE,
                ProcessSpec.StdioRule.DEFAULT,
                new Location("Procfile", 1, 1));
    }

    @Override
    public String toString() {
        return title;
    }
}
