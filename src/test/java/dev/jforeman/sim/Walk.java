package dev.jforeman.sim;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Event.SpawnFailed.Retry;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.ProcessState;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.SessionState.Phase;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.Step;
import dev.jforeman.supervisor.TimerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One sequence of events, each chosen among all possible ones; then a stop and the events that end the session. */
final class Walk {
    private static final long MS = 1_000_000;
    private static final int MOST_STEPS_TO_THE_END = 100;

    private final Core core;
    private final Choices choices;
    private final int depth;
    private final List<Event> history = new ArrayList<>();
    private final Map<TimerId, Long> armed = new LinkedHashMap<>();
    private final Map<Long, Integer> replies = new LinkedHashMap<>();
    private final Set<Key> released = new HashSet<>();
    private State state = State.EMPTY;
    private long now;
    private long nextRequest = 1;

    Walk(Core core, List<Rules> formation, Choices choices, int depth) {
        this.core = core;
        this.choices = choices;
        this.depth = depth;
        happens(new Event.Boot(0, formation, 1));
    }

    /** Runs the sequence and returns the number of steps. */
    int run() {
        for (int i = 0; i < depth && !state.isFinished(); i++) {
            List<Event> possible = possible();
            now += MS;
            happens(possible.get(choices.choose(possible.size())));
        }
        comeToAnEnd();
        return history.size();
    }

    /** All possible next events: from the operating system, from timers, and from the user. */
    private List<Event> possible() {
        List<Event> possible = new ArrayList<>();
        long at = now + MS;
        for (Instance instance : state.instances().values()) {
            addOwn(possible, at, instance);
        }
        armed.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .ifPresent(due -> possible.add(new Event.TimerFired(Math.max(due.getValue(), at), due.getKey())));
        possible.add(new Event.SignalReceived(at + 200 * MS, Signal.INT));
        InstanceName first = state.instances().firstEntry().getKey();
        possible.add(new Event.StopAsked(at, nextRequest, Set.of(first)));
        possible.add(new Event.RestartAsked(at, nextRequest, Set.of(first)));
        return possible;
    }

    private static void addOwn(List<Event> possible, long at, Instance instance) {
        InstanceName name = instance.rules().name();
        int number = instance.incarnation();
        switch (instance.state()) {
            case Starting(var early) -> {
                possible.add(new Event.Spawned(at, name, number, 7));
                possible.add(new Event.SpawnFailed(at, name, number, "refused", Retry.ALWAYS));
                if (early.end().isEmpty()) {
                    possible.add(new Event.Exited(at, name, number, new Outcome.Exited(1)));
                }
            }
            case Running(var _, var health) -> {
                possible.add(new Event.Exited(at, name, number, new Outcome.Exited(0)));
                possible.add(new Event.Exited(at, name, number, new Outcome.Exited(1)));
                if (!health.isReady()) {
                    possible.add(new Event.Probed(at, name, number, Event.Probed.Probe.READY, true, "yes"));
                }
            }
            case Stopping stopping -> addEnd(possible, at, instance, stopping.life());
            case ProcessState.Draining(var life) -> addEnd(possible, at, instance, life);
            case ProcessState.Idle _,
                    ProcessState.Waiting _,
                    ProcessState.BackingOff _,
                    ProcessState.Done _,
                    ProcessState.Failed _ -> {}
        }
    }

    private static void addEnd(List<Event> possible, long at, Instance instance, dev.jforeman.supervisor.Life life) {
        InstanceName name = instance.rules().name();
        int number = instance.incarnation();
        if (life.end().isEmpty()) {
            possible.add(new Event.Exited(at, name, number, new Outcome.Signalled(15, "SIGTERM", false)));
        } else if (!life.isGroupEmpty()) {
            possible.add(new Event.GroupEmptied(at, name, number));
        } else if (!life.isOutputClosed()) {
            possible.add(new Event.OutputClosed(at, name, number));
        }
        if (instance.state() instanceof Stopping stopping && stopping.stage() == Stopping.Stage.COMMAND) {
            possible.add(new Event.StopCommandEnded(at, name, number, new Outcome.Exited(0)));
        }
    }

    /** Stops the session and answers all starts; afterwards only timers fire. */
    private void comeToAnEnd() {
        if (!state.isFinished()) {
            happens(new Event.SignalReceived(now += 300 * MS, Signal.TERM));
        }
        for (int i = 0; i < MOST_STEPS_TO_THE_END && !state.isFinished(); i++) {
            happens(nextOfTheEnd());
        }
        Violation.unless(state.isFinished(), "the session does not end: " + history);
        Violation.unless(armed.isEmpty(), armed + " are left: " + history);
        Violation.unless(replies.values().stream().allMatch(count -> count == 1), replies + " replies: " + history);
    }

    private Event nextOfTheEnd() {
        for (Instance instance : state.instances().values()) {
            if (instance.state() instanceof Starting) {
                return new Event.Spawned(now += MS, instance.rules().name(), instance.incarnation(), 7);
            }
        }
        Map.Entry<TimerId, Long> due = armed.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow(() -> new Violation("nothing will ever happen: " + history));
        now = Math.max(now, due.getValue());
        return new Event.TimerFired(now, due.getKey());
    }

    private void happens(Event event) {
        history.add(event);
        now = Math.max(now, event.at());
        if (event instanceof Event.TimerFired fired) {
            armed.remove(fired.timer());
        }
        if (event instanceof Event.Request request) {
            nextRequest++;
            replies.put(request.request(), 0);
        }
        State before = state;
        Step step = core.step(before, event);
        state = step.state();
        step.effects().forEach(effect -> carryOut(before, effect));
    }

    private void carryOut(State before, Effect effect) {
        switch (effect) {
            case Effect.ArmTimer(var timer, var after) -> armed.put(timer, now + after.toNanos());
            case Effect.CancelTimer(var timer) -> armed.remove(timer);
            case Effect.Reply(long request, var _) -> replies.merge(request, 1, Integer::sum);
            case Effect.Release(var name, int incarnation) -> released.add(new Key(name, incarnation));
            case Effect.SendSignal(var name, int incarnation, var signal, var _) ->
                Violation.unless(
                        !released.contains(new Key(name, incarnation)), signal + " after the release: " + history);
            case Effect.Spawn(var name, int incarnation) -> spawned(before, new Key(name, incarnation));
            default -> {}
        }
    }

    private void spawned(State before, Key key) {
        Violation.unless(
                before.session().phase() instanceof Phase.Serving,
                key + " is started though the session stops: " + history);
        Violation.unless(
                state.instances().get(key.name()).wanted() == Instance.Wanted.UP,
                key + " is started though it is not wanted: " + history);
    }
}
