package dev.jforeman.smoke;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Signal;
import dev.jforeman.session.Readiness;
import dev.jforeman.supervisor.RestartHistory.Failure;
import dev.jforeman.supervisor.State;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The verdict on a smoke run.
 *
 * @param problem the reason if the run failed, in one sentence
 * @param code the exit code
 */
record SmokeVerdict(Optional<String> problem, int code) {
    private static final int FAILED = 1;
    private static final int INTERRUPTED = 128;

    /**
     * The evidence for the verdict.
     *
     * @param seen the observations about the instances
     * @param command the result of the command, if it was started
     * @param signal the signal that ended the run
     * @param isTooLate whether the timeout has passed
     */
    record Evidence(
            SmokeRows seen,
            Optional<SmokeReport.CommandRun> command,
            Optional<Signal> signal,
            boolean isTooLate,
            boolean isKillAllowed) {

        private OptionalInt failedCommand() {
            OptionalInt code = command.map(SmokeReport.CommandRun::code).orElse(OptionalInt.empty());
            return code.orElse(0) == 0 ? OptionalInt.empty() : code;
        }

        /**
         * The failure of the session. If restarts are tolerated, it is the first failure that no restart recovered
         * from.
         */
        private Optional<Failure> failure(State end) {
            return seen.isTolerated() ? end.standingFailure() : end.session().firstFailure();
        }

        private String lateness() {
            return command.isPresent()
                    ? "the command did not exit in time"
                    : seen.firstProblem().orElse("not ready in time: " + names(seen.notReady()));
        }
    }

    /**
     * Decides on a smoke run.
     *
     * @param end the last state of the session
     * @param exitCode the exit code of the session itself
     */
    static SmokeVerdict on(Evidence evidence, State end, int exitCode) {
        OptionalInt failedCommand = evidence.failedCommand();
        if (failedCommand.isPresent()) {
            int code = failedCommand.getAsInt();
            return bad("the command exited with code " + code, code);
        }
        if (evidence.signal().isPresent()) {
            return bad(
                    "interrupted",
                    INTERRUPTED + evidence.signal().get().number().orElseThrow());
        }
        Optional<Failure> failure = evidence.failure(end);
        if (failure.isPresent()) {
            return bad(
                    failure.get().name() + " " + failure.get().what(),
                    failure.get().code());
        }
        return evidence.isTooLate() ? bad(evidence.lateness(), Readiness.NOT_READY) : onRest(evidence, exitCode);
    }

    private static SmokeVerdict onRest(Evidence evidence, int exitCode) {
        Optional<String> problem = evidence.seen().firstProblem();
        if (problem.isPresent()) {
            return bad(problem.get(), exitCode == 0 ? FAILED : exitCode);
        }
        List<InstanceName> killed =
                evidence.isKillAllowed() ? List.of() : evidence.seen().killed();
        return killed.isEmpty()
                ? new SmokeVerdict(Optional.empty(), exitCode)
                : bad("had to be killed: " + names(killed), FAILED);
    }

    private static SmokeVerdict bad(String problem, int code) {
        return new SmokeVerdict(Optional.of(problem), code);
    }

    private static String names(List<InstanceName> names) {
        return names.stream().map(InstanceName::toString).collect(Collectors.joining(", "));
    }
}
