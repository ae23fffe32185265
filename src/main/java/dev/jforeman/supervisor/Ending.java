package dev.jforeman.supervisor;

import dev.jforeman.model.OnExit;
import dev.jforeman.model.Outcome;
import dev.jforeman.supervisor.Notice.Next;
import dev.jforeman.supervisor.ProcessState.BackingOff;
import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Waiting;
import java.time.Duration;
import java.util.Set;

/** What follows when an incarnation is over: the restart policy, and whether it counts as a failure. */
final class Ending {
    /** The shell's codes for a program that cannot be executed or found: trying again cannot heal that. */
    private static final Set<Integer> NO_SUCH_PROGRAM = Set.of(126, 127);

    private Ending() {}

    /** Leader, group and output have ended, or nobody waits for the output any longer. */
    static void over(Turn turn, Instance before, Life life) {
        Life.End end = life.end().orElseGet(() -> new Life.End(new Outcome.Unknown(), turn.now(), Duration.ZERO, true));
        Instance instance = Verdict.on(turn, before.ended(end), end);
        release(turn, instance);
        Next next = next(turn, instance, end);
        turn.say(new Notice.Ended(instance.rules().name(), end.outcome(), end.ran(), next));
        conclude(turn, instance, next);
    }

    private static void release(Turn turn, Instance instance) {
        turn.cancel(instance, TimerId.Kind.DRAIN, TimerId.Kind.STOP, TimerId.Kind.KILL);
        turn.emit(new Effect.Release(instance.rules().name(), instance.incarnation()));
    }

    private static Next next(Turn turn, Instance instance, Life.End end) {
        if (turn.isUnwanted(instance)) {
            return rest(turn, instance);
        }
        return switch (Verdict.why(instance)) {
            case ASKED -> rest(turn, instance);
            case UNHEALTHY -> backOff(turn, instance, end);
            case REMAINS -> instance.rules().isTask() ? task(turn, instance, end) : follow(turn, instance, end);
        };
    }

    /** It ended because it was asked to, or nobody wants it any more. */
    private static Next rest(Turn turn, Instance instance) {
        switch (instance.wanted()) {
            case UP -> turn.put(instance.in(turn.session().isStopping() ? new Idle() : new Waiting()));
            case DOWN -> turn.put(instance.in(new Idle()));
            case GONE -> turn.forget(instance);
        }
        return new Next.Nothing();
    }

    /** It ended by itself: its restart policy decides. */
    private static Next follow(Turn turn, Instance instance, Life.End end) {
        return switch (instance.rules().restart().onExit()) {
            case RESTART -> end.outcome().isSuccess() ? done(turn, instance, end) : restart(turn, instance, end);
            case ALWAYS -> restart(turn, instance, end);
            case IGNORE -> done(turn, instance, end);
            case WAIT_FOR_CHANGE ->
                end.outcome().isSuccess() ? done(turn, instance, end) : waitForChange(turn, instance, end);
            case STOP -> {
                done(turn, instance, end);
                yield new Next.StopAll();
            }
        };
    }

    private static Next task(Turn turn, Instance instance, Life.End end) {
        return end.outcome().isSuccess()
                ? done(turn, instance, end)
                : giveUpOrStopAll(turn, instance, "a task is not restarted");
    }

    private static Next done(Turn turn, Instance instance, Life.End end) {
        turn.put(instance.in(new Done(end.outcome())));
        return new Next.Nothing();
    }

    private static Next restart(Turn turn, Instance instance, Life.End end) {
        if (end.outcome() instanceof Outcome.Exited(int code) && NO_SUCH_PROGRAM.contains(code)) {
            return giveUp(turn, instance, "the command cannot be run");
        }
        return backOff(turn, instance, end);
    }

    private static Next backOff(Turn turn, Instance instance, Life.End end) {
        RestartPolicy policy = instance.rules().restart();
        long dice = Dice.roll(turn.session(), instance);
        return switch (policy.decide(instance.history(), end.ran(), turn.now(), dice)) {
            case RestartPolicy.Decision.GiveUp _ -> giveUp(turn, instance, Wording.limit(policy));
            case RestartPolicy.Decision.Restart(Duration nominal, Duration pause, RestartHistory history) -> {
                pause(turn, instance.remember(history), end.outcome(), pause);
                yield new Next.Restart(history.attempt(), nominal);
            }
        };
    }

    /** A pause that no timer ends, but {@link Event.FilesChanged} does. */
    private static Next waitForChange(Turn turn, Instance instance, Life.End end) {
        turn.put(instance.in(new BackingOff(end.outcome())));
        return new Next.WaitForChange();
    }

    private static void pause(Turn turn, Instance instance, Outcome outcome, Duration pause) {
        turn.put(instance.in(new BackingOff(outcome)));
        turn.arm(instance, TimerId.Kind.BACK_OFF, pause);
    }

    private static Next giveUp(Turn turn, Instance instance, String reason) {
        turn.put(instance.in(new Failed(reason)));
        return new Next.GiveUp(reason);
    }

    private static Next giveUpOrStopAll(Turn turn, Instance instance, String reason) {
        Next next = giveUp(turn, instance, reason);
        return instance.rules().restart().onExit() == OnExit.STOP ? new Next.StopAll() : next;
    }

    /** What it means to the others. */
    private static void conclude(Turn turn, Instance instance, Next next) {
        switch (next) {
            case Next.StopAll _ -> Shutdown.begin(turn);
            case Next.Restart _, Next.TryAgain _, Next.WaitForChange _ -> Waiters.setBack(turn, instance);
            case Next.Nothing _, Next.GiveUp _ -> {}
        }
    }

    /** The operating system did not start it. */
    static void spawnFailed(Turn turn, Instance before, Event.SpawnFailed event) {
        if (!(before.state() instanceof Starting)) {
            turn.dropStale();
            return;
        }
        Instance instance = Verdict.cannotStart(turn, before, event.reason());
        Next next = turn.isUnwanted(instance) ? rest(turn, instance) : refuse(turn, instance, event);
        turn.say(new Notice.CannotStart(event.name(), event.reason(), next));
        conclude(turn, instance, next);
    }

    private static Next refuse(Turn turn, Instance instance, Event.SpawnFailed event) {
        if (!event.canHeal()) {
            return giveUpOrStopAll(turn, instance, event.reason());
        }
        RestartHistory history = instance.history().refused();
        long dice = Dice.roll(turn.session(), instance);
        Duration pause = Backoff.AFTER_REFUSAL.pause(history.refusals(), dice);
        pause(turn, instance.remember(history), new Outcome.Unknown(), pause);
        return new Next.TryAgain(Backoff.AFTER_REFUSAL.pause(history.refusals()));
    }

    /** Not even KILL ended it: nothing more can be done. */
    static void abandon(Turn turn, Instance before, Stopping stopping) {
        turn.say(new Notice.Unkillable(before.rules().name(), stopping.life().pid()));
        Instance instance = Verdict.survivedKill(turn, before, stopping.life());
        release(turn, instance);
        turn.put(instance.in(new Failed("still alive after SIGKILL")));
    }
}
