package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.SessionState.Pending;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Wishes of people while the session runs. Each gets exactly one reply: when it is fulfilled, or cannot be. */
final class Requests {
    private Requests() {}

    static void accept(Transition transition, Event.Request request) {
        switch (request) {
            case Event.StartAsked asked ->
                ifServing(transition, asked, () -> onEach(transition, asked, asked.names(), Lifecycle::start));
            case Event.RestartAsked asked ->
                ifServing(transition, asked, () -> onEach(transition, asked, asked.names(), Lifecycle::restart));
            case Event.ScaleAsked asked -> ifServing(transition, asked, () -> FormationChange.scale(transition, asked));
            case Event.ReloadAsked asked ->
                ifServing(transition, asked, () -> FormationChange.reload(transition, asked));
            case Event.SignalAsked asked -> ifServing(transition, asked, () -> signal(transition, asked));
            case Event.StopAsked asked -> {
                known(transition, asked.names())
                        .forEach(instance -> StopSequence.stop(transition, instance.want(Wanted.DOWN)));
                await(transition, asked, targets(transition, asked.names(), Goal.DOWN));
            }
            case Event.WaitAsked asked -> await(transition, asked, targets(transition, asked.names(), asked.goal()));
            case Event.DownAsked asked -> {
                Shutdown.begin(transition);
                await(transition, asked, targets(transition, names(transition.instances()), Goal.AT_REST));
            }
        }
    }

    /** Nobody waits for the reply any more; what was set going goes on. */
    static void withdraw(Transition transition, long request) {
        List<Pending> left = new ArrayList<>(transition.session().pending());
        if (left.removeIf(pending -> pending.request() == request)) {
            transition.session(session -> session.with(left));
            transition.emit(new Effect.Reply(request, new Answer.Withdrawn()));
        }
    }

    private static void ifServing(Transition transition, Event.Request asked, Runnable then) {
        if (transition.session().isStopping()) {
            transition.emit(new Effect.Reply(asked.request(), new Answer.SessionEnds()));
        } else {
            then.run();
        }
    }

    private static void onEach(
            Transition transition,
            Event.Request asked,
            Set<InstanceName> names,
            BiConsumer<Transition, Instance> verb) {
        known(transition, names).forEach(instance -> verb.accept(transition, instance));
        await(transition, asked, targets(transition, names, Goal.UP));
    }

    static List<Instance> known(Transition transition, Set<InstanceName> names) {
        return transition.instances().stream()
                .filter(instance -> names.contains(instance.rules().name()))
                .toList();
    }

    private static void signal(Transition transition, Event.SignalAsked asked) {
        Set<InstanceName> missed = new LinkedHashSet<>(asked.names());
        for (Instance instance : known(transition, asked.names())) {
            if (instance.state() instanceof ProcessState.Running) {
                InstanceName name = instance.rules().name();
                transition.emit(new Effect.SendSignal(name, instance.incarnation(), asked.signal(), asked.target()));
                missed.remove(name);
            }
        }
        Answer answer = missed.isEmpty() ? new Answer.Done() : new Answer.NotAsWished(List.copyOf(missed));
        transition.emit(new Effect.Reply(asked.request(), answer));
    }

    static Set<InstanceName> names(List<Instance> instances) {
        Set<InstanceName> names = new LinkedHashSet<>();
        instances.forEach(instance -> names.add(instance.rules().name()));
        return names;
    }

    static Set<Pending.Target> targets(Transition transition, Set<InstanceName> names, Goal goal) {
        Set<Pending.Target> targets = new LinkedHashSet<>();
        for (InstanceName name : names) {
            int incarnation =
                    transition.find(name).map(Requests::nextIncarnation).orElse(0);
            targets.add(new Pending.Target(name, goal, incarnation));
        }
        return targets;
    }

    static void await(Transition transition, Event.Request asked, Set<Pending.Target> targets) {
        List<Pending> pending = new ArrayList<>(transition.session().pending());
        pending.add(new Pending(asked.request(), targets));
        transition.session(session -> session.with(pending));
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
