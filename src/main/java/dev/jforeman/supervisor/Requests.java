package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Rules;
import dev.jforeman.supervisor.Effect.Answer;
import dev.jforeman.supervisor.Event.Goal;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.SessionState.Pending;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Handles requests while the session runs. Each gets exactly one reply: when it has been carried out, or when it cannot
 * be.
 */
final class Requests {
    private Requests() {}

    static void accept(Transition transition, Event.Request request) {
        switch (request) {
            case Event.StartAsked asked ->
                ifServing(transition, asked, () -> onEach(transition, asked, asked.names(), ProcessStart::start));
            case Event.RestartAsked asked ->
                ifServing(transition, asked, () -> onEach(transition, asked, asked.names(), ProcessStart::restart));
            case Event.ScaleAsked asked -> ifServing(transition, asked, () -> scale(transition, asked));
            case Event.ReloadAsked asked -> ifServing(transition, asked, () -> reload(transition, asked));
            case Event.SignalAsked asked -> ifServing(transition, asked, () -> signal(transition, asked));
            case Event.StopAsked asked -> {
                PendingRequests.known(transition, asked.names())
                        .forEach(instance -> StopSequence.stop(transition, instance.want(Wanted.DOWN)));
                PendingRequests.await(transition, asked, PendingRequests.targets(transition, asked.names(), Goal.DOWN));
            }
            case Event.WaitAsked asked ->
                PendingRequests.await(
                        transition, asked, PendingRequests.targets(transition, asked.names(), asked.goal()));
            case Event.DownAsked asked -> {
                StopOrder.stopAll(transition);
                PendingRequests.await(
                        transition,
                        asked,
                        PendingRequests.targets(
                                transition, PendingRequests.names(transition.instances()), Goal.AT_REST));
            }
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
        PendingRequests.known(transition, names).forEach(instance -> verb.accept(transition, instance));
        PendingRequests.await(transition, asked, PendingRequests.targets(transition, names, Goal.CAME_UP));
    }

    private static void signal(Transition transition, Event.SignalAsked asked) {
        Set<InstanceName> missed = new LinkedHashSet<>(asked.names());
        for (Instance instance : PendingRequests.known(transition, asked.names())) {
            if (instance.state() instanceof ProcessState.Running) {
                InstanceName name = instance.rules().name();
                transition.emit(new Effect.SendSignal(name, instance.incarnation(), asked.signal(), asked.target()));
                missed.remove(name);
            }
        }
        Answer answer = missed.isEmpty() ? new Answer.Done() : new Answer.Failed(List.copyOf(missed));
        transition.emit(new Effect.Reply(asked.request(), answer));
    }

    private static void scale(Transition transition, Event.ScaleAsked asked) {
        Set<InstanceName> wanted = add(transition, asked.formation(), ProcessStart::start);
        List<Instance> others = transition.instances().stream()
                .filter(instance -> instance.rules().name().type().equals(asked.type()))
                .filter(instance -> !wanted.contains(instance.rules().name()))
                .toList();
        others.forEach(instance -> dismiss(transition, instance));
        await(transition, asked, wanted, others);
    }

    private static void reload(Transition transition, Event.ReloadAsked asked) {
        Set<InstanceName> before = PendingRequests.names(transition.instances());
        Set<InstanceName> wanted = add(transition, asked.formation(), (_, _) -> {});
        List<Instance> others = transition.instances().stream()
                .filter(instance -> !wanted.contains(instance.rules().name()))
                .toList();
        others.forEach(instance -> dismiss(transition, instance));
        Set<InstanceName> started = new LinkedHashSet<>(wanted);
        started.removeIf(name -> before.contains(name) && !isToRestart(transition, asked, name));
        PendingRequests.known(transition, started).forEach(instance -> ProcessStart.restart(transition, instance));
        await(transition, asked, started, others);
    }

    private static boolean isToRestart(Transition transition, Event.ReloadAsked asked, InstanceName name) {
        return asked.changed().contains(name)
                && transition
                        .find(name)
                        .filter(instance -> instance.wanted() == Wanted.UP)
                        .isPresent();
    }

    /** Adds the missing instances, and updates the rules of the others. */
    private static Set<InstanceName> add(
            Transition transition, List<Rules> formation, BiConsumer<Transition, Instance> whatToDoWithTheOthers) {
        Set<InstanceName> names = new LinkedHashSet<>();
        for (Rules rules : formation) {
            names.add(rules.name());
            transition
                    .find(rules.name())
                    .ifPresentOrElse(
                            instance -> whatToDoWithTheOthers.accept(transition, rule(transition, instance, rules)),
                            () -> transition.add(rules));
        }
        return names;
    }

    private static Instance rule(Transition transition, Instance instance, Rules rules) {
        Instance ruled = instance.ruled(rules);
        transition.put(ruled);
        return ruled;
    }

    private static void dismiss(Transition transition, Instance instance) {
        StopSequence.stop(transition, instance.want(Wanted.GONE));
        transition
                .find(instance.rules().name())
                .filter(left -> !left.state().isActive())
                .ifPresent(left -> transition.forget(left));
    }

    /** Replies once these are up and the others are removed. */
    private static void await(
            Transition transition, Event.Request asked, Set<InstanceName> up, List<Instance> dismissed) {
        Set<Pending.Target> targets = new LinkedHashSet<>(PendingRequests.targets(transition, up, Goal.CAME_UP));
        targets.addAll(PendingRequests.targets(transition, PendingRequests.names(dismissed), Goal.GONE));
        PendingRequests.await(transition, asked, targets);
    }
}
