package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.Session.Pending;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Wishes of people while the session runs. Each gets exactly one reply: when it is fulfilled, or cannot be. */
final class Requests {
    private Requests() {}

    static void accept(Turn turn, Event.Request request) {
        switch (request) {
            case Event.StartAsked asked ->
                ifServing(turn, asked, () -> onEach(turn, asked, asked.names(), Lifecycle::start));
            case Event.RestartAsked asked ->
                ifServing(turn, asked, () -> onEach(turn, asked, asked.names(), Lifecycle::restart));
            case Event.ScaleAsked asked -> ifServing(turn, asked, () -> FormationChange.scale(turn, asked));
            case Event.ReloadAsked asked -> ifServing(turn, asked, () -> FormationChange.reload(turn, asked));
            case Event.SignalAsked asked -> ifServing(turn, asked, () -> signal(turn, asked));
            case Event.StopAsked asked -> {
                known(turn, asked.names()).forEach(instance -> StopSequence.stop(turn, instance.want(Wanted.DOWN)));
                await(turn, asked, targets(turn, asked.names(), Goal.DOWN));
            }
            case Event.WaitAsked asked -> await(turn, asked, targets(turn, asked.names(), asked.goal()));
            case Event.DownAsked asked -> {
                Shutdown.begin(turn);
                await(turn, asked, targets(turn, names(turn.instances()), Goal.AT_REST));
            }
        }
    }

    /** Nobody waits for the reply any more; what was set going goes on. */
    static void withdraw(Turn turn, long request) {
        List<Pending> left = new ArrayList<>(turn.session().pending());
        if (left.removeIf(pending -> pending.request() == request)) {
            turn.session(session -> session.with(left));
            turn.emit(new Effect.Reply(request, new Answer.Withdrawn()));
        }
    }

    private static void ifServing(Turn turn, Event.Request asked, Runnable then) {
        if (turn.session().isStopping()) {
            turn.emit(new Effect.Reply(asked.request(), new Answer.SessionEnds()));
        } else {
            then.run();
        }
    }

    private static void onEach(
            Turn turn, Event.Request asked, Set<InstanceName> names, BiConsumer<Turn, Instance> verb) {
        known(turn, names).forEach(instance -> verb.accept(turn, instance));
        await(turn, asked, targets(turn, names, Goal.UP));
    }

    static List<Instance> known(Turn turn, Set<InstanceName> names) {
        return turn.instances().stream()
                .filter(instance -> names.contains(instance.rules().name()))
                .toList();
    }

    private static void signal(Turn turn, Event.SignalAsked asked) {
        Set<InstanceName> missed = new LinkedHashSet<>(asked.names());
        for (Instance instance : known(turn, asked.names())) {
            if (instance.state() instanceof ProcessState.Running) {
                InstanceName name = instance.rules().name();
                turn.emit(new Effect.SendSignal(name, instance.incarnation(), asked.signal(), asked.target()));
                missed.remove(name);
            }
        }
        Answer answer = missed.isEmpty() ? new Answer.Done() : new Answer.NotAsWished(List.copyOf(missed));
        turn.emit(new Effect.Reply(asked.request(), answer));
    }

    static Set<InstanceName> names(List<Instance> instances) {
        Set<InstanceName> names = new LinkedHashSet<>();
        instances.forEach(instance -> names.add(instance.rules().name()));
        return names;
    }

    static Set<Pending.Target> targets(Turn turn, Set<InstanceName> names, Goal goal) {
        Set<Pending.Target> targets = new LinkedHashSet<>();
        for (InstanceName name : names) {
            int incarnation = turn.find(name).map(Requests::nextIncarnation).orElse(0);
            targets.add(new Pending.Target(name, goal, incarnation));
        }
        return targets;
    }

    static void await(Turn turn, Event.Request asked, Set<Pending.Target> targets) {
        List<Pending> pending = new ArrayList<>(turn.session().pending());
        pending.add(new Pending(asked.request(), targets));
        turn.session(session -> session.with(pending));
    }

    /** The first incarnation that was started for the request: the running one, unless that has to end first. */
    private static int nextIncarnation(Instance instance) {
        return switch (instance.state()) {
            case ProcessState.Running _, ProcessState.Starting _ -> instance.incarnation();
            case ProcessState.Idle _,
                    ProcessState.Waiting _,
                    ProcessState.Stopping _,
                    ProcessState.Draining _,
                    ProcessState.BackingOff _,
                    ProcessState.Done _,
                    ProcessState.Failed _ -> instance.incarnation() + 1;
        };
    }
}
