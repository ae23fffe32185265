package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Instance.Wanted;
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
                ifServing(transition, asked, () -> onEach(transition, asked, asked.names(), ProcessStart::start));
            case Event.RestartAsked asked ->
                ifServing(transition, asked, () -> onEach(transition, asked, asked.names(), ProcessStart::restart));
            case Event.ScaleAsked asked -> ifServing(transition, asked, () -> FormationChange.scale(transition, asked));
            case Event.ReloadAsked asked ->
                ifServing(transition, asked, () -> FormationChange.reload(transition, asked));
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
        PendingRequests.await(transition, asked, PendingRequests.targets(transition, names, Goal.UP));
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
        Answer answer = missed.isEmpty() ? new Answer.Done() : new Answer.NotAsWished(List.copyOf(missed));
        transition.emit(new Effect.Reply(asked.request(), answer));
    }
}
