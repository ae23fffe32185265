package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Event.Goal;
import dev.jforeman.supervisor.RestartHistory.Failure;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The state of the session as a whole.
 *
 * @param phase only advances
 * @param seed determines the jitter of restarts
 * @param failures what makes the session's exit code nonzero
 * @param forgotten the highest incarnation of any instance that was scaled away: a later instance with the same name
 *     continues from there, so that no two incarnations share a number
 * @param pending requests without a reply
 * @param staleEvents the number of events that came too late and were dropped
 */
public record SessionState(
        Phase phase, long seed, Failures failures, int forgotten, List<Pending> pending, long staleEvents) {

    /** The phase of the session. Times are monotonic nanoseconds. */
    public sealed interface Phase {
        /** Processes are running. */
        record Serving() implements Phase {}

        /** Everything is being stopped. */
        record Stopping(long since) implements Phase {}

        /** Everything gets KILL. */
        record Killing(long stopSince, long since) implements Phase {}

        /** Everything has exited. */
        record Finished() implements Phase {}
    }

    /**
     * What went wrong in the session.
     *
     * @param first the first failure, even if its instance recovered
     * @param lostOutputCode the exit code for a lost standard output, 0 if it was not lost
     */
    public record Failures(Optional<Failure> first, int lostOutputCode) {
        static final Failures NONE = new Failures(Optional.empty(), 0);
    }

    /** A request that waits for its instances to reach a state. */
    public record Pending(long request, Set<Target> targets) {
        /** An instance of a request, the state that it must reach, and the first incarnation that counts for that. */
        public record Target(InstanceName name, Goal goal, int incarnation) {}

        public Pending {
            targets = Set.copyOf(targets);
        }
    }

    public SessionState {
        pending = List.copyOf(pending);
    }

    static SessionState begin(long seed) {
        return new SessionState(new Phase.Serving(), seed, Failures.NONE, 0, List.of(), 0);
    }

    public Optional<Failure> firstFailure() {
        return failures.first();
    }

    boolean isStopping() {
        return !(phase instanceof Phase.Serving);
    }

    boolean isKilling() {
        return phase instanceof Phase.Killing;
    }

    /** Whether this time is after the start of the stop. */
    boolean isSinceStop(long at) {
        return switch (phase) {
            case Phase.Stopping(long since) -> at - since >= 0;
            case Phase.Killing(long stopSince, long _) -> at - stopSince >= 0;
            case Phase.Serving _, Phase.Finished _ -> false;
        };
    }

    SessionState in(Phase next) {
        return new SessionState(next, seed, failures, forgotten, pending, staleEvents);
    }

    SessionState failed(Failure failure) {
        return with(new Failures(Optional.of(failure), failures.lostOutputCode()));
    }

    SessionState lostOutput(int code) {
        return with(new Failures(failures.first(), code));
    }

    private SessionState with(Failures next) {
        return new SessionState(phase, seed, next, forgotten, pending, staleEvents);
    }

    SessionState forgot(int incarnation) {
        return new SessionState(phase, seed, failures, Math.max(forgotten, incarnation), pending, staleEvents);
    }

    SessionState with(List<Pending> next) {
        return new SessionState(phase, seed, failures, forgotten, next, staleEvents);
    }

    SessionState droppedOne() {
        return new SessionState(phase, seed, failures, forgotten, pending, staleEvents + 1);
    }
}
