package dev.jforeman.supervisor;

import dev.jforeman.plan.OnExit;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.Notice.Next;
import dev.jforeman.supervisor.ProcessState.BackingOff;
import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Waiting;
import java.time.Duration;
import java.util.Set;

/** What follows when an incarnation is over: the restart policy, and whether it counts as a failure. */
final class Ending {
    /** Exit code of a session in which something outlived KILL. */
    static final int SURVIVED_KILL = 1;

    /** Exit code when the operating system cannot start a process. */
    static final int CANNOT_SPAWN = 71;

    /** The shell's codes for a program that cannot be executed or found: trying again cannot heal that. */
    private static final Set<Integer> NO_SUCH_PROGRAM = Set.of(126, 127);

    /** A program that handles INT or TERM and then ends as the JVM does. */
    private static final Set<Integer> CODES_OF_A_STOP = Set.of(0, 130, 143);

    /** What the processes of a group may die of while it is being stopped. */
    private static final Set<String> SIGNALS_OF_A_STOP = Set.of("SIGTERM", "SIGINT", "SIGHUP", "SIGPIPE");

    private Ending() {}

    /** Leader, group and output have ended, or nobody waits for the output any longer. */
    static void over(Turn turn, Instance before, Life life, boolean isAsked, boolean isKilled) {
        Outcome outcome = life.end().map(Life.End::outcome).orElse(new Outcome.Unknown());
        Duration ran = Duration.ofNanos(life.end().map(Life.End::at).orElse(turn.now()) - life.since());
        boolean isFine = outcome.isSuccess() || (isAsked && isAsAsked(outcome, isKilled));
        Instance ended = life.end().map(before::ended).orElse(before);
        Instance instance = isFine ? ended : fail(turn, ended, Wording.outcome(outcome), outcome.shellCode(), ran);
        release(turn, instance);
        Next next = isAsked || isUnwanted(turn, instance) ? rest(turn, instance) : follow(turn, instance, outcome, ran);
        turn.say(new Notice.Ended(instance.rules().name(), outcome, ran, next));
        stopAllIf(turn, next);
    }

    private static void release(Turn turn, Instance instance) {
        turn.cancel(instance, TimerId.Kind.DRAIN, TimerId.Kind.STOP, TimerId.Kind.KILL);
        turn.emit(new Effect.Release(instance.rules().name(), instance.incarnation()));
    }

    private static boolean isAsAsked(Outcome outcome, boolean isKilled) {
        return switch (outcome) {
            case Outcome.Exited(int code) -> CODES_OF_A_STOP.contains(code);
            case Outcome.Signalled(var _, String name, var _) ->
                SIGNALS_OF_A_STOP.contains(name) || (isKilled && name.equals("SIGKILL"));
            case Outcome.Unknown _ -> false;
        };
    }

    private static boolean isUnwanted(Turn turn, Instance instance) {
        return instance.wanted() != Wanted.UP || turn.session().isStopping();
    }

    /** It ended because it was asked to, or nobody wants it any more. */
    private static Next rest(Turn turn, Instance instance) {
        switch (instance.wanted()) {
            case UP -> turn.put(instance.in(turn.session().isStopping() ? new Idle() : new Waiting()));
            case DOWN -> turn.put(instance.in(new Idle()));
            case GONE -> turn.remove(instance.rules().name());
        }
        return new Next.Nothing();
    }

    /** It ended by itself: its restart policy decides. */
    private static Next follow(Turn turn, Instance instance, Outcome outcome, Duration ran) {
        return switch (instance.rules().onExit()) {
            case RESTART -> outcome.isSuccess() ? done(turn, instance, outcome) : restart(turn, instance, outcome, ran);
            case ALWAYS -> restart(turn, instance, outcome, ran);
            case IGNORE -> done(turn, instance, outcome);
            case STOP -> {
                done(turn, instance, outcome);
                yield new Next.StopAll();
            }
        };
    }

    private static Next done(Turn turn, Instance instance, Outcome outcome) {
        turn.put(instance.in(new Done(outcome)));
        return new Next.Nothing();
    }

    private static Next restart(Turn turn, Instance instance, Outcome outcome, Duration ran) {
        if (outcome instanceof Outcome.Exited(int code) && NO_SUCH_PROGRAM.contains(code)) {
            return giveUp(turn, instance, "the command cannot be run");
        }
        return backOff(turn, instance, outcome, ran);
    }

    private static Next backOff(Turn turn, Instance instance, Outcome outcome, Duration ran) {
        var decision = RestartPolicy.decide(instance.history(), ran, turn.now(), Dice.roll(turn.session(), instance));
        return switch (decision) {
            case RestartPolicy.Decision.GiveUp _ ->
                giveUp(turn, instance, "more than " + RestartPolicy.MOST_RESTARTS + " restarts in 5 minutes");
            case RestartPolicy.Decision.Restart(Duration nominal, Duration pause, RestartHistory history) -> {
                turn.put(instance.remember(history).in(new BackingOff(outcome)));
                turn.arm(instance, TimerId.Kind.BACK_OFF, pause);
                yield new Next.Restart(history.attempt(), nominal);
            }
        };
    }

    private static Next giveUp(Turn turn, Instance instance, String reason) {
        turn.put(instance.in(new Failed(reason)));
        return new Next.GiveUp(reason);
    }

    private static void stopAllIf(Turn turn, Next next) {
        if (next instanceof Next.StopAll) {
            Shutdown.begin(turn);
        }
    }

    /** The operating system did not start it. */
    static void spawnFailed(Turn turn, Instance before, Event.SpawnFailed event) {
        if (!(before.state() instanceof Starting)) {
            turn.dropStale();
            return;
        }
        Instance instance = fail(turn, before, "cannot start: " + event.reason(), CANNOT_SPAWN, Duration.ZERO);
        Next next = isUnwanted(turn, instance) ? rest(turn, instance) : refuse(turn, instance, event);
        turn.say(new Notice.CannotStart(event.name(), event.reason(), next));
        stopAllIf(turn, next);
    }

    private static Next refuse(Turn turn, Instance instance, Event.SpawnFailed event) {
        if (event.canHeal()) {
            return backOff(turn, instance, new Outcome.Unknown(), Duration.ZERO);
        }
        Next next = giveUp(turn, instance, event.reason());
        return instance.rules().onExit() == OnExit.STOP ? new Next.StopAll() : next;
    }

    /** Not even KILL ended it: nothing more can be done. */
    static void abandon(Turn turn, Instance before, Life life) {
        Duration ran = Duration.ofNanos(turn.now() - life.since());
        Instance instance = fail(turn, before, "is still alive after SIGKILL", SURVIVED_KILL, ran);
        release(turn, instance);
        turn.put(instance.in(new Failed("still alive after SIGKILL")));
    }

    private static Instance fail(Turn turn, Instance instance, String what, int code, Duration ran) {
        Failure failure = new Failure(instance.rules().name(), instance.incarnation(), what, code, ran, turn.now());
        if (turn.session().firstFailure().isEmpty()) {
            turn.session(session -> session.failed(failure));
            turn.emit(new Effect.KeepTail(failure.name(), failure.incarnation()));
        }
        return instance.failed(failure);
    }
}
