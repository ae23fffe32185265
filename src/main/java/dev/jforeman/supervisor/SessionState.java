package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the supervisor knows of the session as a whole.
 *
 * @param phase only ever moves forward
 * @param stopSince when the stop began, monotonic nanoseconds; meaningless while serving
 * @param killSince when KILL was asked for, monotonic nanoseconds; meaningless before
 * @param seed picks the jitter of restarts
 * @param firstFailure the first of the session, also when its instance recovered
 * @param lostOutputCode the exit code that a lost standard output stands for, 0 if none
 * @param forgotten the highest incarnation of any instance that was scaled away: a later one of its name goes on
 *     from there, so that no two share a number
 * @param pending requests without a reply
 * @param staleEvents events that came too late and were dropped
 */
public record SessionState(
        Phase phase,
        long stopSince,
        long killSince,
        long seed,
        Optional<Failure> firstFailure,
        int lostOutputCode,
        int forgotten,
        List<Pending> pending,
        long staleEvents) {

    /** How far the session is. */
    public enum Phase {
        SERVING,
        STOPPING,
        KILLING,
        FINISHED
    }

    /** A request that waits for its instances to get where they were asked to. */
    public record Pending(long request, Set<Target> targets) {
        /** An instance of a request, where it shall get, and the first incarnation that counts for that. */
        public record Target(InstanceName name, Goal goal, int incarnation) {}

        public Pending {
            targets = Set.copyOf(targets);
        }
    }

    public SessionState {
        pending = List.copyOf(pending);
    }

    static SessionState begin(long seed) {
        return new SessionState(Phase.SERVING, 0, 0, seed, Optional.empty(), 0, 0, List.of(), 0);
    }

    boolean isStopping() {
        return phase != Phase.SERVING;
    }

    SessionState stopping(long since) {
        return new SessionState(
                Phase.STOPPING, since, killSince, seed, firstFailure, lostOutputCode, forgotten, pending, staleEvents);
    }

    SessionState killing(long since) {
        return new SessionState(
                Phase.KILLING, stopSince, since, seed, firstFailure, lostOutputCode, forgotten, pending, staleEvents);
    }

    SessionState finished() {
        return new SessionState(
                Phase.FINISHED,
                stopSince,
                killSince,
                seed,
                firstFailure,
                lostOutputCode,
                forgotten,
                pending,
                staleEvents);
    }

    SessionState failed(Failure failure) {
        return new SessionState(
                phase,
                stopSince,
                killSince,
                seed,
                Optional.of(failure),
                lostOutputCode,
                forgotten,
                pending,
                staleEvents);
    }

    SessionState lostOutput(int code) {
        return new SessionState(phase, stopSince, killSince, seed, firstFailure, code, forgotten, pending, staleEvents);
    }

    SessionState forgot(int incarnation) {
        return new SessionState(
                phase,
                stopSince,
                killSince,
                seed,
                firstFailure,
                lostOutputCode,
                Math.max(forgotten, incarnation),
                pending,
                staleEvents);
    }

    SessionState with(List<Pending> next) {
        return new SessionState(
                phase, stopSince, killSince, seed, firstFailure, lostOutputCode, forgotten, next, staleEvents);
    }

    SessionState droppedOne() {
        return new SessionState(
                phase, stopSince, killSince, seed, firstFailure, lostOutputCode, forgotten, pending, staleEvents + 1);
    }
}
