package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Waiting;
import dev.jforeman.supervisor.Session.Pending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The second part of every step: what follows from the state of all instances together. */
final class Settlement {
    private Settlement() {}

    static void settle(Turn turn) {
        if (!turn.session().isStopping()) {
            Waiters.failHopeless(turn);
            Waiters.follow(turn);
            startNext(turn);
        }
        StopOrder.tellNext(turn);
        answerPending(turn);
        finishIfOver(turn);
    }

    /**
     * One spawn at a time: the operating system takes them one after the other anyway, and a stop that comes
     * meanwhile finds nothing more on its way than the one.
     */
    private static void startNext(Turn turn) {
        List<Instance> waiting = turn.view().stream()
                .filter(instance -> instance.state() instanceof Waiting)
                .toList();
        boolean isOneStarting = turn.view().stream().anyMatch(instance -> instance.state() instanceof Starting);
        if (!waiting.isEmpty() && !isOneStarting) {
            Needs needs = new Needs(turn.view());
            waiting.stream().filter(needs::areMet).findFirst().ifPresent(instance -> spawn(turn, instance));
        }
    }

    private static void spawn(Turn turn, Instance waiting) {
        Instance instance = waiting.nextIncarnation(new Starting(Life.UNKNOWN));
        turn.put(instance);
        turn.emit(new Effect.Spawn(instance.rules().name(), instance.incarnation()));
    }

    private static void answerPending(Turn turn) {
        List<Pending> left = new ArrayList<>();
        for (Pending pending : turn.session().pending()) {
            answer(turn, pending)
                    .ifPresentOrElse(
                            answer -> turn.emit(new Effect.Reply(pending.request(), answer)), () -> left.add(pending));
        }
        turn.session(session -> session.with(left));
    }

    private static Optional<Answer> answer(Turn turn, Pending pending) {
        if (turn.session().isStopping()
                && pending.targets().stream().anyMatch(target -> target.goal().isUp())) {
            return Optional.of(new Answer.SessionEnds());
        }
        List<InstanceName> missed = new ArrayList<>();
        for (Pending.Target target : pending.targets()) {
            switch (Progress.of(turn, target)) {
                case UNDER_WAY -> {
                    return Optional.empty();
                }
                case MISSED -> missed.add(target.name());
                case REACHED -> {}
            }
        }
        return Optional.of(missed.isEmpty() ? new Answer.Done() : new Answer.NotAsWished(missed));
    }

    /** Over when nothing runs or waits to run, and nobody keeps it for what was stopped or scaled away by request. */
    private static void finishIfOver(Turn turn) {
        boolean isAtRest =
                turn.view().stream().noneMatch(instance -> instance.state().isActive());
        boolean isKept = turn.view().isEmpty() || turn.view().stream().anyMatch(Settlement::isStoppedByRequest);
        if (isAtRest && (turn.session().isStopping() || !isKept)) {
            turn.emit(new Effect.CancelTimer(new TimerId.StillAlive()));
            turn.emit(new Effect.Finish(exitCode(turn)));
            turn.session(Session::finished);
        }
    }

    private static boolean isStoppedByRequest(Instance instance) {
        return instance.wanted() == Wanted.DOWN && instance.state() instanceof Idle;
    }

    private static int exitCode(Turn turn) {
        return turn.end()
                .state()
                .standingFailure()
                .map(Failure::code)
                .orElse(turn.session().lostOutputCode());
    }
}
