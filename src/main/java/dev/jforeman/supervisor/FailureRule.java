package dev.jforeman.supervisor;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Stopping.Stage;
import dev.jforeman.supervisor.ProcessState.Stopping.Why;
import dev.jforeman.supervisor.RestartHistory.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether an incarnation exited as expected or failed on its own, and the exit code of a failure. This is
 * decided only here: the session's exit code, the summary, red lines, annotations and the lines of muted processes all
 * use {@link Instance#failure}.
 */
final class FailureRule {
    /** Exit code when the operating system cannot start a process. */
    static final int CANNOT_SPAWN = 71;

    /** The exit code if a process survived KILL, or was unhealthy until it was stopped. */
    static final int BROKEN = 1;

    /** The exit codes of programs that handle INT or TERM and then exit, as the JVM does. */
    private static final Set<Integer> CODES_OF_A_STOP = Set.of(0, 130, 143);

    /** The signals that may terminate the processes of a group while it is being stopped. */
    private static final Set<String> SIGNALS_OF_A_STOP = Set.of("SIGTERM", "SIGINT", "SIGHUP", "SIGPIPE");

    private FailureRule() {}

    /** The failure of an incarnation that is over, if it is one. */
    static Optional<Failure> failure(Instance instance, Life.End end, long now) {
        boolean isFine = switch (why(instance)) {
            case UNHEALTHY -> false;
            case ASKED -> isAsAsked(instance, end);
            case REMAINS -> instance.rules().isSuccess(end.outcome());
        };
        return isFine ? Optional.empty() : Optional.of(failed(instance, end, now));
    }

    /** Why it is stopping. If no stop was requested, only the rest of its group is being stopped. */
    static Why why(Instance instance) {
        return instance.state() instanceof Stopping stopping ? stopping.why() : Why.REMAINS;
    }

    private static boolean isAsAsked(Instance instance, Life.End end) {
        return instance.rules().isSuccess(end.outcome()) || (!end.isByItself() && isFromStop(instance, end.outcome()));
    }

    private static boolean isFromStop(Instance instance, Outcome outcome) {
        Signal own = instance.rules().stop().signal();
        return switch (outcome) {
            case Outcome.Exited(int code) -> CODES_OF_A_STOP.contains(code) || code == shellCode(own);
            case Outcome.Signalled(var _, String name, var _) ->
                SIGNALS_OF_A_STOP.contains(name)
                        || name.equals(own.fullName())
                        || (name.equals("SIGKILL") && isKilled(instance));
            case Outcome.Unknown _ -> false;
        };
    }

    private static boolean isKilled(Instance instance) {
        return instance.state() instanceof Stopping stopping && stopping.stage() == Stage.KILLED;
    }

    /** 128 plus the signal's number if that is the same on all systems; otherwise a code that no process has. */
    private static int shellCode(Signal signal) {
        return signal.number().isPresent() ? 128 + signal.number().getAsInt() : -1;
    }

    private static Failure failed(Instance instance, Life.End end, long now) {
        return why(instance) == Why.UNHEALTHY
                ? failure(instance, "was unhealthy", BROKEN, end.ran(), now)
                : failure(instance, Wording.end(end), end.outcome().shellCode(), end.ran(), now);
    }

    /** The failure of an incarnation that could not be started. */
    static Failure cannotStart(Instance instance, String reason, long now) {
        return failure(instance, "cannot start: " + reason, CANNOT_SPAWN, Duration.ZERO, now);
    }

    /** The failure of an incarnation that survived KILL. */
    static Failure survivedKill(Instance instance, Life life, long now) {
        return failure(instance, "is still alive after SIGKILL", BROKEN, Duration.ofNanos(now - life.since()), now);
    }

    private static Failure failure(Instance instance, String what, int code, Duration ran, long now) {
        return new Failure(instance.rules().name(), instance.incarnation(), what, code, ran, now);
    }
}
