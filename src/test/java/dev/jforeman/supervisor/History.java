package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Event.SpawnFailed.Retry;
import dev.jforeman.testing.GivenRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A scripted history on a fake clock: each call is an event, and {@link #news} returns its effects as readable text.
 * Timers fire when the clock passes them.
 */
final class History {
    private static final long START = 1_000_000_000_000L;

    private final List<Effect> effects = new ArrayList<>();
    private final Map<TimerId, Long> armed = new LinkedHashMap<>();
    private State state = State.EMPTY;
    private long now = START;
    private long nextPid = 101;
    private int seen;

    private History() {}

    /** A session of instances without settings, directly after boot. */
    static History of(String... names) {
        return of(Stream.of(names).map(GivenRules::given).toArray(GivenRules[]::new));
    }

    static History of(GivenRules... formation) {
        History history = new History();
        history.happens(new Event.Boot(
                history.now, Stream.of(formation).map(GivenRules::rules).toList(), 1));
        return history;
    }

    /** A session in which all instances run, started in this order. */
    static History running(GivenRules... formation) {
        History history = of(formation);
        Stream.of(formation)
                .forEach(given -> history.started(given.rules().name().toString()));
        history.news();
        return history;
    }

    static History running(String... names) {
        return running(Stream.of(names).map(GivenRules::given).toArray(GivenRules[]::new));
    }

    History happens(Event event) {
        Step step = Supervisor.step(state, event);
        state = step.state();
        step.effects().forEach(this::carryOut);
        return this;
    }

    private void carryOut(Effect effect) {
        effects.add(effect);
        switch (effect) {
            case Effect.ArmTimer arm -> {
                armed.remove(arm.timer());
                armed.put(arm.timer(), now + arm.after().toNanos());
            }
            case Effect.CancelTimer cancel -> armed.remove(cancel.timer());
            default -> {}
        }
    }

    /** Advances the clock and fires the timers that become due, each at its time. */
    History after(Duration duration) {
        long until = now + duration.toNanos();
        while (true) {
            var next = armed.entrySet().stream()
                    .filter(due -> due.getValue() <= until)
                    .min(Map.Entry.comparingByValue());
            if (next.isEmpty()) {
                break;
            }
            now = next.get().getValue();
            TimerId timer = next.get().getKey();
            armed.remove(timer);
            happens(new Event.TimerFired(now, timer));
        }
        now = until;
        return this;
    }

    History after(double seconds) {
        return after(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    History started(String name) {
        return happens(new Event.Spawned(now, name(name), incarnation(name), nextPid++));
    }

    History cannotStart(String name, String reason, Retry retry) {
        return happens(new Event.SpawnFailed(now, name(name), incarnation(name), reason, retry));
    }

    /** Ends the leader, the group and the output at once. */
    History ends(String name, int code) {
        return ends(name, new Outcome.Exited(code));
    }

    History ends(String name, Outcome outcome) {
        int incarnation = incarnation(name);
        return leaderEnds(name, outcome)
                .happens(new Event.GroupEmptied(now, name(name), incarnation))
                .happens(new Event.OutputClosed(now, name(name), incarnation));
    }

    History leaderEnds(String name, Outcome outcome) {
        return happens(new Event.Exited(now, name(name), incarnation(name), outcome));
    }

    History groupEmpties(String name) {
        return happens(new Event.GroupEmptied(now, name(name), incarnation(name)));
    }

    History outputCloses(String name) {
        return happens(new Event.OutputClosed(now, name(name), incarnation(name)));
    }

    History probe(String name, boolean isPassed, String answer) {
        return probed(name, Event.Probed.Probe.READY, isPassed, answer);
    }

    History live(String name, boolean isPassed, String answer) {
        return probed(name, Event.Probed.Probe.LIVE, isPassed, answer);
    }

    private History probed(String name, Event.Probed.Probe probe, boolean isPassed, String answer) {
        return happens(new Event.Probed(now, name(name), incarnation(name), probe, isPassed, answer));
    }

    History ready(String name) {
        return probe(name, true, "yes");
    }

    History stopCommandEnds(String name, int code) {
        return happens(new Event.StopCommandEnded(now, name(name), incarnation(name), new Outcome.Exited(code)));
    }

    History filesChange(String name) {
        return happens(new Event.FilesChanged(now, name(name), incarnation(name), "a.py"));
    }

    History signal(Signal signal) {
        return happens(new Event.SignalReceived(now, signal));
    }

    History askStart(long request, String... names) {
        return happens(new Event.StartAsked(now, request, names(names)));
    }

    History askStop(long request, String... names) {
        return happens(new Event.StopAsked(now, request, names(names)));
    }

    History askRestart(long request, String... names) {
        return happens(new Event.RestartAsked(now, request, names(names)));
    }

    private static java.util.Set<InstanceName> names(String... names) {
        return Stream.of(names).map(History::name).collect(java.util.stream.Collectors.toSet());
    }

    private static InstanceName name(String text) {
        return GivenRules.name(text);
    }

    long now() {
        return now;
    }

    State state() {
        return state;
    }

    Instance instance(String name) {
        return state.instances().get(name(name));
    }

    int incarnation(String name) {
        return instance(name).incarnation();
    }

    boolean isFinished() {
        return state.isFinished();
    }

    /** The effects and messages since the last call, without timers and output bookkeeping. */
    List<String> news() {
        List<String> news = effects.subList(seen, effects.size()).stream()
                .flatMap(effect -> EffectText.of(effect).stream())
                .toList();
        seen = effects.size();
        return news;
    }

    /** Discards the effects and messages so far. */
    History quietly() {
        news();
        return this;
    }

    List<Effect> effects() {
        return List.copyOf(effects);
    }

    /** The armed timers. */
    List<TimerId> armed() {
        return List.copyOf(armed.keySet());
    }

    /** The exit code, if the session has ended. */
    List<Integer> exitCodes() {
        return effects.stream()
                .filter(Effect.Finish.class::isInstance)
                .map(effect -> ((Effect.Finish) effect).exitCode())
                .toList();
    }
}
