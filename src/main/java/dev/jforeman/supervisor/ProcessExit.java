package dev.jforeman.supervisor;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.Backoff;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.supervisor.Notice.Next;
import dev.jforeman.supervisor.ProcessState.BackingOff;
import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Draining;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Health;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Stopping.Stage;
import dev.jforeman.supervisor.ProcessState.Waiting;
import dev.jforeman.supervisor.RestartPolicy.Jitter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What happens when a process exits, in this order:
 *
 * <ol>
 *   <li>The event is recorded ({@link #exited}, {@link #groupEmptied}, {@link #outputClosed}). After the leader
 *       exited, the rest of its group and of its output has a short time ({@link #drained}).
 *   <li>When all three have come, or the time is over, the incarnation is {@linkplain #over over}: {@link FailureRule}
 *       decides whether it failed, and {@link #next} whether and when it restarts.
 *   <li>{@link #conclude} applies the consequences for other processes.
 * </ol>
 */
final class ProcessExit {
    /** Time limit for remaining members of a group and remaining output after the leader's exit. */
    static final Duration DRAIN_WINDOW = Duration.ofSeconds(1);

    /**
     * Time limit for the last output of a stopped group. No process of the group can write any more, so all output is
     * already in the pipe and is read quickly unless a reader of jforeman is stuck. That must not delay the stop; the
     * output is shown later nevertheless.
     */
    static final Duration LAST_WORDS = Duration.ofMillis(100);

    /**
     * The shell's exit codes for a program that cannot be executed or found. A retry does not help, but a change of its
     * files may, because it may just be rebuilt.
     */
    private static final Set<Integer> NO_SUCH_PROGRAM = Set.of(126, 127);

    /**
     * How often in a row a start is retried after an error of jforeman itself. With the pauses in between, that takes
     * about four minutes.
     */
    private static final int MOST_RETRIES = 10;

    private ProcessExit() {}

    static void exited(Transition transition, Instance instance, Outcome outcome) {
        boolean isByItself = !(instance.state() instanceof Stopping);
        update(transition, instance, life -> life.leaderEnded(outcome, transition.now(), isByItself));
    }

    static void groupEmptied(Transition transition, Instance instance) {
        update(transition, instance, Life::groupEmptied);
    }

    static void outputClosed(Transition transition, Instance instance) {
        update(transition, instance, Life::outputClosed);
    }

    private static void update(Transition transition, Instance instance, UnaryOperator<Life> news) {
        switch (instance.state()) {
            case Starting(Life early) -> transition.put(instance.in(new Starting(news.apply(early))));
            case Running(Life life, Health health) -> {
                Life next = news.apply(life);
                learn(transition, instance, next.end().isPresent() ? new Draining(next) : new Running(next, health));
            }
            case Stopping stopping -> learn(transition, instance, stopping.with(news.apply(stopping.life())));
            case Draining(Life life) -> learn(transition, instance, new Draining(news.apply(life)));
            case Idle _, Waiting _, BackingOff _, Done _, Failed _ -> transition.dropStale();
        }
    }

    /** Puts an incarnation into a new state and, if it is over, applies the consequences. */
    static void learn(Transition transition, Instance before, ProcessState state) {
        Instance instance = before.in(state);
        transition.put(instance);
        if (state.equals(before.state())) {
            return;
        }
        switch (state) {
            case Draining(Life life) -> drain(transition, before, instance, life);
            case Stopping stopping
            when stopping.stage() != Stage.COMMAND -> nearlyOver(transition, instance, stopping.life());
            case Stopping _, Idle _, Waiting _, Starting _, Running _, BackingOff _, Done _, Failed _ -> {}
        }
    }

    /** The leader exited on its own. */
    private static void drain(Transition transition, Instance before, Instance instance, Life life) {
        if (before.state() instanceof Running) {
            transition.leaveRunning(before);
        }
        if (life.isOver()) {
            over(transition, instance, life);
        } else if (!(before.state() instanceof Draining)) {
            transition.arm(instance, TimerId.Kind.DRAIN, DRAIN_WINDOW);
            if (transition.isUnwanted(instance)) {
                StopSequence.stop(transition, instance);
            }
        }
    }

    /** It exited after a stop was requested. */
    private static void nearlyOver(Transition transition, Instance instance, Life life) {
        if (life.isOver()) {
            over(transition, instance, life);
        } else if (life.isDead()) {
            transition.cancel(instance, TimerId.Kind.STOP, TimerId.Kind.KILL);
            transition.arm(instance, TimerId.Kind.DRAIN, LAST_WORDS);
        }
    }

    /** The drain window is over: the rest of the group is stopped, and output is no longer awaited. */
    static void drained(Transition transition, Instance instance) {
        switch (instance.state()) {
            case Draining(Life life) when life.isGroupEmpty() -> over(transition, instance, life);
            case Draining(Life life) -> StopSequence.stopRemains(transition, instance, life);
            case Stopping stopping
            when stopping.life().isDead() && stopping.stage() != Stage.COMMAND ->
                over(transition, instance, stopping.life());
            case Stopping _, Idle _, Waiting _, Starting _, Running _, BackingOff _, Done _, Failed _ ->
                transition.dropStale();
        }
    }

    /** Leader, group and output have ended, or the output is no longer awaited. */
    static void over(Transition transition, Instance before, Life life) {
        Life.End end =
                life.end().orElseGet(() -> new Life.End(new Outcome.Unknown(), transition.now(), Duration.ZERO, true));
        Instance instance = judged(transition, before.ended(end), end);
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

    private static Instance judged(Transition transition, Instance instance, Life.End end) {
        return FailureRule.failure(instance, end, transition.now())
                .map(failure -> transition.failed(instance, failure))
                .orElseGet(() -> instance.remember(instance.history().recovered()));
    }

    private static void release(Transition transition, Instance instance) {
        transition.cancel(
                instance, TimerId.Kind.DRAIN, TimerId.Kind.STOP_COMMAND, TimerId.Kind.STOP, TimerId.Kind.KILL);
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

    /** It exited because of a request, or is no longer wanted. */
    private static Next rest(Transition transition, Instance instance) {
        switch (instance.wanted()) {
            case UP -> transition.put(instance.in(transition.session().isStopping() ? new Idle() : new Waiting()));
            case DOWN -> transition.put(instance.in(new Idle()));
            case GONE -> transition.forget(instance);
        }
        return new Next.Nothing();
    }

    /** It exited on its own: its restart policy decides. */
    private static Next follow(Transition transition, Instance instance, Life.End end) {
        boolean isSuccess = instance.rules().isSuccess(end.outcome());
        return switch (instance.rules().restart().onExit()) {
            case RESTART -> isSuccess ? done(transition, instance, end) : restart(transition, instance, end);
            case ALWAYS -> restart(transition, instance, end);
            case IGNORE -> done(transition, instance, end);
            case WAIT_FOR_CHANGE ->
                isSuccess ? doneUntilChange(transition, instance, end) : waitForChange(transition, instance, end);
            case STOP -> {
                done(transition, instance, end);
                yield new Next.StopAll();
            }
        };
    }

    private static Next task(Transition transition, Instance instance, Life.End end) {
        return instance.rules().isSuccess(end.outcome())
                ? done(transition, instance, end)
                : giveUpOrStopAll(transition, instance, Optional.of(end.outcome()), "a task is not restarted");
    }

    private static Next done(Transition transition, Instance instance, Life.End end) {
        transition.put(instance.in(new Done(end.outcome())));
        return new Next.Nothing();
    }

    /**
     * It has exited successfully, but runs again after a change. {@link Consequences} keeps the session alive for that.
     */
    private static Next doneUntilChange(Transition transition, Instance instance, Life.End end) {
        done(transition, instance, end);
        return new Next.WaitForChange();
    }

    private static Next restart(Transition transition, Instance instance, Life.End end) {
        if (!isNoSuchProgram(instance, end.outcome())) {
            return backOff(transition, instance, end);
        }
        return instance.rules().watch().isPresent()
                ? waitForChange(transition, instance, end)
                : giveUp(transition, instance, Optional.of(end.outcome()), "the command cannot be run");
    }

    private static boolean isNoSuchProgram(Instance instance, Outcome outcome) {
        return outcome instanceof Outcome.Exited(int code)
                && NO_SUCH_PROGRAM.contains(code)
                && !instance.rules().isSuccess(outcome);
    }

    private static Next backOff(Transition transition, Instance instance, Life.End end) {
        Restart rule = instance.rules().restart();
        long random = Jitter.roll(transition.session(), instance);
        return switch (RestartPolicy.decide(rule, instance.history(), end.ran(), transition.now(), random)) {
            case RestartPolicy.Decision.GiveUp _ ->
                giveUp(transition, instance, Optional.of(end.outcome()), Wording.limit(rule.mostRestarts()));
            case RestartPolicy.Decision.Restart(Duration nominal, Duration pause, RestartHistory history) -> {
                pause(transition, instance.remember(history), end.outcome(), pause);
                yield new Next.Restart(history.attempt(), nominal);
            }
        };
    }

    /** Waits for {@link Event.FilesChanged} instead of a timer. */
    private static Next waitForChange(Transition transition, Instance instance, Life.End end) {
        transition.put(instance.in(new BackingOff(end.outcome())));
        return new Next.WaitForChange();
    }

    private static void pause(Transition transition, Instance instance, Outcome outcome, Duration pause) {
        transition.put(instance.in(new BackingOff(outcome)));
        transition.arm(instance, TimerId.Kind.BACK_OFF, pause);
    }

    private static Next giveUp(Transition transition, Instance instance, Optional<Outcome> outcome, String reason) {
        transition.put(instance.in(new Failed(outcome, reason)));
        return new Next.GiveUp(reason);
    }

    private static Next giveUpOrStopAll(
            Transition transition, Instance instance, Optional<Outcome> outcome, String reason) {
        Next next = giveUp(transition, instance, outcome, reason);
        return instance.rules().restart().onExit() == OnExit.STOP ? new Next.StopAll() : next;
    }

    /** Applies the consequences for other instances. */
    private static void conclude(Transition transition, Instance instance, Next next) {
        switch (next) {
            case Next.StopAll _ -> StopOrder.stopAll(transition);
            case Next.WaitForChange _ when instance.failure().isEmpty() -> {}
            case Next.Restart _, Next.TryAgain _, Next.WaitForChange _ -> Dependents.setBack(transition, instance);
            case Next.Nothing _, Next.GiveUp _ -> {}
        }
    }

    /** It could not be started. */
    static void spawnFailed(Transition transition, Instance before, Event.SpawnFailed event) {
        if (!(before.state() instanceof Starting)) {
            transition.dropStale();
            return;
        }
        Instance instance =
                transition.failed(before, FailureRule.cannotStart(before, event.reason(), transition.now()));
        Next next = transition.isUnwanted(instance) ? rest(transition, instance) : refuse(transition, instance, event);
        transition.say(new Notice.CannotStart(event.name(), event.reason(), next));
        conclude(transition, instance, next);
    }

    private static Next refuse(Transition transition, Instance instance, Event.SpawnFailed event) {
        RestartHistory history = instance.history().refused();
        if (!isTriedAgain(event.retry(), history.refusals())) {
            return giveUpOrStopAll(transition, instance, Optional.empty(), event.reason());
        }
        long random = Jitter.roll(transition.session(), instance);
        Duration pause = Backoff.AFTER_REFUSAL.pause(history.refusals(), random);
        pause(transition, instance.remember(history), new Outcome.Unknown(), pause);
        return new Next.TryAgain(Backoff.AFTER_REFUSAL.pause(history.refusals()));
    }

    private static boolean isTriedAgain(Event.SpawnFailed.Retry retry, int refusals) {
        return switch (retry) {
            case NEVER -> false;
            case LIMITED -> refusals <= MOST_RETRIES;
            case ALWAYS -> true;
        };
    }

    /** It survived KILL, so nothing more can be done. */
    static void abandon(Transition transition, Instance before, Stopping stopping) {
        transition.say(
                new Notice.Unkillable(before.rules().name(), stopping.life().pid()));
        Instance instance =
                transition.failed(before, FailureRule.survivedKill(before, stopping.life(), transition.now()));
        release(transition, instance);
        transition.put(instance.in(new Failed(Optional.empty(), "still alive after SIGKILL")));
    }
}
