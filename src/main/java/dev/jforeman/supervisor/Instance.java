package dev.jforeman.supervisor;

import dev.jforeman.model.Rules;
import dev.jforeman.supervisor.RestartHistory.Failure;
import java.util.Optional;

/**
 * Everything that the supervisor knows about one instance.
 *
 * @param wanted the requested state, as opposed to the current one
 * @param incarnation the number of its current or latest run, 0 before the first
 * @param lastEnd how and when one of its runs ended last
 * @param failure set if its latest run failed on its own
 */
public record Instance(
        Rules rules,
        Wanted wanted,
        int incarnation,
        ProcessState state,
        RestartHistory history,
        Optional<Life.End> lastEnd,
        Optional<Failure> failure) {
    /** The requested state of an instance. */
    public enum Wanted {
        UP,
        DOWN,
        /** Stopped and then removed, because it is no longer in the formation. */
        GONE
    }

    /** An instance that waits to start. Its incarnations are counted from this number on. */
    static Instance waiting(Rules rules, int incarnation) {
        return new Instance(
                rules,
                Wanted.UP,
                incarnation,
                new ProcessState.Waiting(),
                RestartHistory.EMPTY,
                Optional.empty(),
                Optional.empty());
    }

    Instance in(ProcessState next) {
        return new Instance(rules, wanted, incarnation, next, history, lastEnd, failure);
    }

    Instance want(Wanted next) {
        return new Instance(rules, next, incarnation, state, history, lastEnd, failure);
    }

    Instance nextIncarnation(ProcessState next) {
        return new Instance(rules, wanted, incarnation + 1, next, history, lastEnd, Optional.empty());
    }

    Instance remember(RestartHistory next) {
        return new Instance(rules, wanted, incarnation, state, next, lastEnd, failure);
    }

    Instance ended(Life.End next) {
        return new Instance(rules, wanted, incarnation, state, history, Optional.of(next), failure);
    }

    Instance ruled(Rules next) {
        return new Instance(next, wanted, incarnation, state, history, lastEnd, failure);
    }

    Instance failed(Failure next) {
        return new Instance(rules, wanted, incarnation, state, history.failed(next), lastEnd, Optional.of(next));
    }

    /** The failure to report: if it failed repeatedly, the first one since it was last stable. */
    Optional<Failure> standingFailure() {
        return failure.map(latest -> history.firstFailure().orElse(latest));
    }
}
