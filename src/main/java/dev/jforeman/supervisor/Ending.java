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
    static void over(Transition transition, Instance before, Life life) {
        Life.End end =
                life.end().orElseGet(() -> new Life.End(new Outcome.Unknown(), transition.now(), Duration.ZERO, true));
        Instance instance = FailureRule.on(transition, before.ended(end), end);
        release(transition, instance);
        Next next = next(transition, instance, end);
        transition.say(new Notice.Ended(
                instance.rules().name(),
                end.outcome(),
                end.ran(),
                instance.failure().isPresent(),
                next));
        conclude(transition, instance, next);
    }

    private static void release(Transition transition, Instance instance) {
        transition.cancel(instance, TimerId.Kind.DRAIN, TimerId.Kind.STOP, TimerId.Kind.KILL);
        transition.emit(new Effect.Release(instance.rules().name(), instance.incarnation()));
    }

    private static Next next(Transition transition, Instance instance, Life.End end) {
        if (transition.isUnwanted(instance)) {
            return rest(transition, instance);
        }
        return switch (FailureRule.why(instance)) {
            case ASKED -> rest(transition, instance);
            case UNHEALTHY -> backOff(transition, instance, end);
            case REMAINS ->
                instance.rules().isTask() ? task(transition, instance, end) : follow(transition, instance, end);
        };
    }

    /** It ended because it was asked to, or nobody wants it any more. */
    private static Next rest(Transition transition, Instance instance) {
        switch (instance.wanted()) {
            case UP -> transition.put(instance.in(transition.session().isStopping() ? new Idle() : new Waiting()));
            case DOWN -> transition.put(instance.in(new Idle()));
            case GONE -> transition.forget(instance);
        }
        return new Next.Nothing();
    }

    /** It ended by itself: its restart policy decides. */
    private static Next follow(Transition transition, Instance instance, Life.End end) {
        return switch (instance.rules().restart().onExit()) {
            case RESTART ->
                end.outcome().isSuccess() ? done(transition, instance, end) : restart(transition, instance, end);
            case ALWAYS -> restart(transition, instance, end);
            case IGNORE -> done(transition, instance, end);
            case WAIT_FOR_CHANGE ->
                end.outcome().isSuccess() ? done(transition, instance, end) : waitForChange(transition, instance, end);
            case STOP -> {
                done(transition, instance, end);
                yield new Next.StopAll();
            }
        };
    }

    private static Next task(Transition transition, Instance instance, Life.End end) {
        return end.outcome().isSuccess()
                ? done(transition, instance, end)
                : giveUpOrStopAll(transition, instance, "a task is not restarted");
    }

    private static Next done(Transition transition, Instance instance, Life.End end) {
        transition.put(instance.in(new Done(end.outcome())));
        return new Next.Nothing();
    }

    private static Next restart(Transition transition, Instance instance, Life.End end) {
        if (end.outcome() instanceof Outcome.Exited(int code) && NO_SUCH_PROGRAM.contains(code)) {
            return giveUp(transition, instance, "the command cannot be run");
        }
        return backOff(transition, instance, end);
    }

    private static Next backOff(Transition transition, Instance instance, Life.End end) {
        RestartPolicy policy = instance.rules().restart();
        long dice = Jitter.roll(transition.session(), instance);
        return switch (policy.decide(instance.history(), end.ran(), transition.now(), dice)) {
            case RestartPolicy.Decision.GiveUp _ -> giveUp(transition, instance, Wording.limit(policy));
            case RestartPolicy.Decision.Restart(Duration nominal, Duration pause, RestartHistory history) -> {
                pause(transition, instance.remember(history), end.outcome(), pause);
                yield new Next.Restart(history.attempt(), nominal);
            }
        };
    }

    /** A pause that no timer ends, but {@link Event.FilesChanged} does. */
    private static Next waitForChange(Transition transition, Instance instance, Life.End end) {
        transition.put(instance.in(new BackingOff(end.outcome())));
        return new Next.WaitForChange();
    }

    private static void pause(Transition transition, Instance instance, Outcome outcome, Duration pause) {
        transition.put(instance.in(new BackingOff(outcome)));
        transition.arm(instance, TimerId.Kind.BACK_OFF, pause);
    }

    private static Next giveUp(Transition transition, Instance instance, String reason) {
        transition.put(instance.in(new Failed(reason)));
        return new Next.GiveUp(reason);
    }

    private static Next giveUpOrStopAll(Transition transition, Instance instance, String reason) {
        Next next = giveUp(transition, instance, reason);
        return instance.rules().restart().onExit() == OnExit.STOP ? new Next.StopAll() : next;
    }

    /** What it means to the others. */
    private static void conclude(Transition transition, Instance instance, Next next) {
        switch (next) {
            case Next.StopAll _ -> Shutdown.begin(transition);
            case Next.Restart _, Next.TryAgain _, Next.WaitForChange _ -> Dependents.setBack(transition, instance);
            case Next.Nothing _, Next.GiveUp _ -> {}
        }
    }

    /** The operating system did not start it. */
    static void spawnFailed(Transition transition, Instance before, Event.SpawnFailed event) {
        if (!(before.state() instanceof Starting)) {
            transition.dropStale();
            return;
        }
        Instance instance = FailureRule.cannotStart(transition, before, event.reason());
        Next next = transition.isUnwanted(instance) ? rest(transition, instance) : refuse(transition, instance, event);
        transition.say(new Notice.CannotStart(event.name(), event.reason(), next));
        conclude(transition, instance, next);
    }

    private static Next refuse(Transition transition, Instance instance, Event.SpawnFailed event) {
        if (!event.canHeal()) {
            return giveUpOrStopAll(transition, instance, event.reason());
        }
        RestartHistory history = instance.history().refused();
        long dice = Jitter.roll(transition.session(), instance);
        Duration pause = Backoff.AFTER_REFUSAL.pause(history.refusals(), dice);
        pause(transition, instance.remember(history), new Outcome.Unknown(), pause);
        return new Next.TryAgain(Backoff.AFTER_REFUSAL.pause(history.refusals()));
    }

    /** Not even KILL ended it: nothing more can be done. */
    static void abandon(Transition transition, Instance before, Stopping stopping) {
        transition.say(
                new Notice.Unkillable(before.rules().name(), stopping.life().pid()));
        Instance instance = FailureRule.survivedKill(transition, before, stopping.life());
        release(transition, instance);
        transition.put(instance.in(new Failed("still alive after SIGKILL")));
    }
}
