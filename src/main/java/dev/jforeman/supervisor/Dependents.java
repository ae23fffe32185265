package dev.jforeman.supervisor;

import dev.jforeman.model.Rules.Need;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Waiting;
import dev.jforeman.supervisor.RestartHistory.Failure;
import java.util.List;
import java.util.Optional;

/** What happens to instances that depend on others. */
final class Dependents {
    private Dependents() {}

    private static boolean isWaiter(Instance instance) {
        return instance.state() instanceof Waiting && !instance.rules().needs().isEmpty();
    }

    /** Fails the instances whose dependency can no longer become available. */
    static void failUnstartable(Transition transition) {
        List<Instance> waiters =
                transition.view().stream().filter(Dependents::isWaiter).toList();
        if (!waiters.isEmpty()) {
            Needs needs = Needs.withStartable(transition.view());
            waiters.forEach(waiter -> needs.lost(waiter).ifPresent(lost -> fail(transition, waiter, lost, needs)));
        }
    }

    private static void fail(Transition transition, Instance waiter, Instance lost, Needs needs) {
        String label = needs.label(lost);
        String why = Wording.why(lost);
        transition.say(new Notice.NeedFailed(waiter.rules().name(), label, why));
        String reason = Wording.waits(waiter.rules().name(), label, why);
        Failure failure = FailureRule.cannotStart(waiter, reason, transition.now());
        transition.put(transition.failed(waiter, failure).in(new Failed(Optional.empty(), reason)));
    }

    /** Reports, for the instances that wait for this one, that it exited and will be restarted. */
    static void setBack(Transition transition, Instance needed) {
        String type = needed.rules().name().type();
        List<Instance> waiters = transition.view().stream()
                .filter(Dependents::isWaiter)
                .filter(waiter -> waiter.rules().needs().stream()
                        .anyMatch(need -> need.type().equals(type)))
                .toList();
        if (!waiters.isEmpty()) {
            String label = new Needs(transition.view()).label(needed);
            String why = Wording.why(needed);
            waiters.forEach(waiter ->
                    transition.say(new Notice.NeedSetBack(waiter.rules().name(), label, why)));
        }
    }

    /** Restarts the instances that follow a dependency that was restarted. */
    static void follow(Transition transition) {
        List<Instance> followers = transition.view().stream()
                .filter(instance -> isFollower(transition, instance))
                .toList();
        if (!followers.isEmpty()) {
            Needs needs = new Needs(transition.view());
            followers.forEach(
                    follower -> needs.cameBack(follower).ifPresent(back -> runAgain(transition, follower, back)));
        }
    }

    private static boolean isFollower(Transition transition, Instance instance) {
        return instance.rules().needs().stream().anyMatch(Need::isFollowed) && !transition.isUnwanted(instance);
    }

    private static void runAgain(Transition transition, Instance follower, Needs.ComeBack back) {
        transition.say(new Notice.NeedCameBack(follower.rules().name(), back.needed(), back.condition()));
        if (follower.state() instanceof Running) {
            StopSequence.begin(transition, follower, Stopping.Why.ASKED);
        } else {
            transition.put(follower.in(new Waiting()));
        }
    }
}
