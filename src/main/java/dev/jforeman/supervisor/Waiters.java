package dev.jforeman.supervisor;

import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Waiting;
import java.util.List;
import java.util.Optional;

/** What becomes of those that need others. */
final class Waiters {
    private Waiters() {}

    private static boolean isWaiter(Instance instance) {
        return instance.state() instanceof Waiting && !instance.rules().needs().isEmpty();
    }

    /** Fails those that wait for what can no longer come. */
    static void failHopeless(Turn turn) {
        List<Instance> waiters = turn.view().stream().filter(Waiters::isWaiter).toList();
        if (!waiters.isEmpty()) {
            Needs needs = Needs.withHopes(turn.view());
            waiters.forEach(waiter -> needs.lost(waiter).ifPresent(lost -> fail(turn, waiter, lost, needs)));
        }
    }

    private static void fail(Turn turn, Instance waiter, Instance lost, Needs needs) {
        String label = needs.label(lost);
        String why = Wording.why(lost);
        turn.say(new Notice.NeedFailed(waiter.rules().name(), label, why));
        String reason = Wording.waits(waiter.rules().name(), label, why);
        turn.put(Verdict.cannotStart(turn, waiter, reason).in(new Failed(reason)));
    }

    /** Tells those that wait for an instance that it went down and will be run again. */
    static void setBack(Turn turn, Instance needed) {
        String type = needed.rules().name().type();
        List<Instance> waiters = turn.view().stream()
                .filter(Waiters::isWaiter)
                .filter(waiter -> waiter.rules().needs().stream()
                        .anyMatch(need -> need.type().equals(type)))
                .toList();
        if (!waiters.isEmpty()) {
            String label = new Needs(turn.view()).label(needed);
            String why = Wording.why(needed);
            waiters.forEach(
                    waiter -> turn.say(new Notice.NeedSetBack(waiter.rules().name(), label, why)));
        }
    }

    /** Restarts those that follow an instance which came back. */
    static void follow(Turn turn) {
        List<Instance> followers =
                turn.view().stream().filter(Waiters::isFollower).toList();
        if (!followers.isEmpty()) {
            Needs needs = new Needs(turn.view());
            followers.forEach(follower -> comeBack(turn, follower, needs));
        }
    }

    private static boolean isFollower(Instance instance) {
        return instance.state() instanceof Running
                && instance.rules().needs().stream().anyMatch(Need::isFollowed);
    }

    private static void comeBack(Turn turn, Instance follower, Needs needs) {
        Optional<Instance> back =
                follower.state() instanceof Running running ? needs.cameBack(follower, running) : Optional.empty();
        back.ifPresent(needed -> {
            turn.say(new Notice.NeedCameBack(follower.rules().name(), needs.label(needed)));
            StopSequence.begin(turn, follower, Stopping.Why.ASKED);
        });
    }
}
