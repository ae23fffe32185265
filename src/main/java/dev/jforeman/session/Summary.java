package dev.jforeman.session;

import dev.jforeman.output.Log;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.RestartHistory.Failure;
import dev.jforeman.supervisor.State;
import dev.jforeman.text.LastLines;
import java.util.List;
import java.util.Optional;

/**
 * The messages at the end of a session in which a process failed. The first failure comes first, because others often
 * follow from it.
 *
 * @param isRecovered whether the instance that failed first was running again later
 * @param others the failures of other instances that had not recovered
 */
record Summary(Failure first, boolean isRecovered, List<Failure> others) {
    static Optional<Summary> of(State end) {
        return end.session()
                .firstFailure()
                .map(first -> new Summary(first, end.isRecovered(first), others(end, first)));
    }

    private static List<Failure> others(State end, Failure first) {
        return end.instances().values().stream()
                .map(Instance::failure)
                .flatMap(Optional::stream)
                .filter(failure -> !failure.name().equals(first.name()))
                .toList();
    }

    /**
     * Prints the summary.
     *
     * @param lastLines the last lines of the first failure, if it wrote any
     */
    void tell(Log log, Optional<LastLines> lastLines) {
        String colon = lastLines.isPresent() ? "; its last lines:" : "";
        if (isRecovered) {
            log.say("first failure: " + sentence(first) + " (recovered)" + colon);
        } else {
            log.alarm("first failure: " + sentence(first) + colon);
        }
        lastLines.ifPresent(lines -> log.repeat(first.name(), lines));
        others.forEach(failure -> log.alarm("also failed: " + sentence(failure)));
    }

    private static String sentence(Failure failure) {
        return failure.name() + " " + failure.what();
    }
}
