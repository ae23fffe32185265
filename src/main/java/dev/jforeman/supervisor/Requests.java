package dev.jforeman.supervisor;

import dev.jforeman.plan.InstanceName;
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
        if (turn.session().isStopping()) {
            turn.emit(new Effect.Reply(request.request(), new Answer.SessionEnds()));
            return;
        }
        switch (request) {
            case Event.StartAsked asked -> onEach(turn, asked.request(), asked.names(), Lifecycle::start);
            case Event.RestartAsked asked -> onEach(turn, asked.request(), asked.names(), Lifecycle::restart);
            case Event.StopAsked asked -> {
                for (Instance instance : known(turn, asked.names())) {
                    StopSequence.stop(turn, instance.want(Wanted.DOWN));
                }
                await(turn, asked.request(), Wanted.DOWN, asked.names());
            }
            case Event.ScaleAsked asked -> scale(turn, asked);
        }
    }

    private static void onEach(Turn turn, long request, Set<InstanceName> names, BiConsumer<Turn, Instance> verb) {
        known(turn, names).forEach(instance -> verb.accept(turn, instance));
        await(turn, request, Wanted.UP, names);
    }

    private static List<Instance> known(Turn turn, Set<InstanceName> names) {
        return turn.instances().stream()
                .filter(instance -> names.contains(instance.rules().name()))
                .toList();
    }

    private static void scale(Turn turn, Event.ScaleAsked asked) {
        Set<InstanceName> wanted = new LinkedHashSet<>();
        for (Rules rules : asked.formation()) {
            wanted.add(rules.name());
            turn.find(rules.name())
                    .ifPresentOrElse(
                            instance -> Lifecycle.start(turn, instance), () -> turn.put(Instance.waiting(rules)));
        }
        turn.instances().stream()
                .filter(instance -> instance.rules().name().type().equals(asked.type()))
                .filter(instance -> !wanted.contains(instance.rules().name()))
                .forEach(instance -> dismiss(turn, instance));
        await(turn, asked.request(), Wanted.UP, wanted);
    }

    private static void dismiss(Turn turn, Instance instance) {
        StopSequence.stop(turn, instance.want(Wanted.GONE));
        turn.find(instance.rules().name())
                .filter(left -> !left.state().isActive())
                .ifPresent(left -> turn.remove(left.rules().name()));
    }

    private static void await(Turn turn, long request, Wanted wanted, Set<InstanceName> names) {
        Set<Pending.Target> targets = new LinkedHashSet<>();
        for (InstanceName name : names) {
            targets.add(new Pending.Target(
                    name, turn.find(name).map(Requests::nextIncarnation).orElse(0)));
        }
        List<Pending> pending = new ArrayList<>(turn.session().pending());
        pending.add(new Pending(request, wanted, targets));
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
