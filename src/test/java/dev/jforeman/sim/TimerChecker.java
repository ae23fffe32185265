package dev.jforeman.sim;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.supervisor.Event.Goal;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.ProcessState;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Stopping.Stage;
import dev.jforeman.supervisor.TimerId;
import dev.jforeman.supervisor.TimerId.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Checks that each waiting process has one timer, so every wait ends, and that none is left at the end. */
final class TimerChecker implements Checker {
    @Override
    public void look(Moment moment) {
        if (moment.after().isFinished()) {
            return;
        }
        Set<TimerId> expected = new HashSet<>();
        moment.instances()
                .forEach(instance -> due(instance)
                        .forEach(kind -> expected.add(
                                new TimerId.OfInstance(instance.rules().name(), instance.incarnation(), kind))));
        Set<TimerId> armed = new HashSet<>(moment.armed());
        armed.removeIf(timer -> timer instanceof TimerId.StillAlive);
        moment.instances().filter(TimerChecker::mayWaitForPeople).forEach(instance -> {
            TimerId pause = new TimerId.OfInstance(instance.rules().name(), instance.incarnation(), Kind.BACK_OFF);
            armed.remove(pause);
            expected.remove(pause);
        });
        moment.instances().filter(TimerChecker::maySettle).forEach(instance -> {
            TimerId settle = new TimerId.OfInstance(instance.rules().name(), instance.incarnation(), Kind.SETTLE);
            Violation.unless(
                    armed.remove(settle) || isSettled(instance) || !isAwaitedUp(moment, instance),
                    instance.rules().name() + " is awaited, but no timer will tell that it is up");
        });
        Violation.unless(armed.equals(expected), "timers " + armed + " are armed, but " + expected + " have a reason");
    }

    /** After a crash it may wait for a file change without a time limit. */
    private static boolean mayWaitForPeople(Instance instance) {
        return instance.state() instanceof ProcessState.BackingOff(Outcome outcome)
                && (instance.rules().restart().onExit() == OnExit.WAIT_FOR_CHANGE
                        || (instance.rules().watch().isPresent() && isBeingBuilt(outcome)));
    }

    private static boolean isBeingBuilt(Outcome outcome) {
        return outcome.equals(new Outcome.Exited(126)) || outcome.equals(new Outcome.Exited(127));
    }

    /** Such a timer is armed only for a request, but may remain after the request is answered or withdrawn. */
    private static boolean maySettle(Instance instance) {
        return instance.state() instanceof ProcessState.Running
                && instance.rules().ready().isEmpty();
    }

    private static boolean isSettled(Instance instance) {
        return instance.state() instanceof ProcessState.Running running
                && running.health().isSettled();
    }

    private static boolean isAwaitedUp(Moment moment, Instance instance) {
        return moment.after().session().pending().stream()
                .flatMap(pending -> pending.targets().stream())
                .anyMatch(target -> target.goal() == Goal.CAME_UP
                        && target.name().equals(instance.rules().name()));
    }

    private static Set<Kind> due(Instance instance) {
        return switch (instance.state()) {
            case ProcessState.BackingOff _ -> EnumSet.of(Kind.BACK_OFF);
            case ProcessState.Draining _ -> EnumSet.of(Kind.DRAIN);
            case ProcessState.Running running ->
                running.isReady() || running.health().isLate() ? EnumSet.noneOf(Kind.class) : EnumSet.of(Kind.READY);
            case Stopping stopping -> due(stopping);
            case ProcessState.Idle _,
                    ProcessState.Waiting _,
                    ProcessState.Starting _,
                    ProcessState.Done _,
                    ProcessState.Failed _ -> EnumSet.noneOf(Kind.class);
        };
    }

    private static Set<Kind> due(Stopping stopping) {
        boolean isDead = stopping.life().end().isPresent() && stopping.life().isGroupEmpty();
        if (stopping.stage() == Stage.COMMAND) {
            return EnumSet.of(Kind.STOP, Kind.STOP_COMMAND);
        }
        if (isDead) {
            return EnumSet.of(Kind.DRAIN);
        }
        return EnumSet.of(stopping.stage() == Stage.KILLED ? Kind.KILL : Kind.STOP);
    }

    @Override
    public void end(Moment last) {
        Violation.unless(last.armed().isEmpty(), "timers are left: " + last.armed());
    }
}
