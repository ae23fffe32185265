package dev.jforeman.supervisor;

import dev.jforeman.model.Rules;
import dev.jforeman.supervisor.RestartHistory.Failure;
import java.util.Optional;

/**
 * Everything that the supervisor knows about one instance.
 *
 * @param wanted the state that requests and policies ask for, as opposed to the present one
 * @param incarnation its current or latest run, 0 before the first
 * @param lastEnd how and when a run of it ended last
 * @param failure set while its latest run is one that failed on its own
 */
public record Instance(
        Rules rules,
        Wanted wanted,
        int incarnation,
        ProcessState state,
        RestartHistory history,
        Optional<Life.End> lastEnd,
        Optional<Failure> failure) {
    /** What is wanted of an instance. */
    public enum Wanted {
        UP,
        DOWN,
        /** Stopped and then removed, because the formation no longer has it. */
        GONE
    }

    /** An instance that waits to start, for the first time after this number of incarnations of its name. */
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

    /** The failure that counts: if it has failed again and again, the first since it was last stable. */
    Optional<Failure> standingFailure() {
        return failure.map(latest -> history.firstFailure().orElse(latest));
    }
}
