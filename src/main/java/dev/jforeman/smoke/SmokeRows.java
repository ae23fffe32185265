package dev.jforeman.smoke;

import dev.jforeman.model.DurationText;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.Rules;
import dev.jforeman.model.SuccessCodes;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Records what happens to each instance during a smoke run. Not thread-safe, except for {@link #measured}. */
final class SmokeRows {
    /** The observations about one instance. */
    private static final class Seen {
        private Optional<Duration> ready = Optional.empty();
        private int restarts;
        private boolean isKilled;
        private String ended = "";
        private volatile OptionalLong group = OptionalLong.empty();
        private volatile long peakBytes = -1;
    }

    /**
     * A problem of an instance.
     *
     * @param isRestarted whether a restart follows, which may recover from it
     */
    private record Problem(InstanceName name, String what, boolean isRestarted) {
        @Override
        public String toString() {
            return name + " " + what;
        }
    }

    private final Map<InstanceName, Seen> seen = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<InstanceName, SuccessCodes> tasks = new HashMap<>();
    private final int allowedRestarts;

    /**
     * Creates an empty record.
     *
     * @param allowedRestarts the number of tolerated restarts of all instances together
     */
    SmokeRows(Plan plan, int allowedRestarts) {
        plan.instances().forEach(spec -> seen.put(spec.name(), new Seen()));
        plan.rules().stream().filter(Rules::isTask).forEach(rules -> tasks.put(rules.name(), rules.successCodes()));
        this.allowedRestarts = allowedRestarts;
    }

    /** Records a message of the log. */
    void see(Notice notice, boolean isStopping) {
        switch (notice) {
            case Notice.Started(InstanceName name, long pid) -> of(name).group = OptionalLong.of(pid);
            case Notice.Ready(InstanceName name, Duration after) -> of(name).ready = Optional.of(after);
            case Notice.NotReady late -> problem(late.name(), Wording.of(late), false);
            case Notice.NeedFailed failed -> problem(failed.name(), Wording.of(failed), false);
            case Notice.CannotStart cannot -> problem(cannot.name(), Wording.of(cannot), false);
            case Notice.Unhealthy ill -> problem(ill.name(), Wording.of(ill), ill.isRestarted());
            case Notice.Killing(InstanceName name, var _) -> of(name).isKilled = true;
            case Notice.Unkillable stuck -> problem(stuck.name(), Wording.of(stuck), false);
            case Notice.Ended ended -> ended(ended, isStopping);
            default -> {}
        }
    }

    private void ended(Notice.Ended ended, boolean isStopping) {
        Seen one = of(ended.name());
        one.ended = Wording.outcome(ended.outcome());
        boolean isRestarted = ended.next() instanceof Notice.Next.Restart;
        one.restarts += isRestarted ? 1 : 0;
        if (isDone(ended)) {
            one.ready = Optional.of(ended.ran());
        } else if (!isStopping && isCrash(ended)) {
            problem(
                    ended.name(),
                    Wording.outcome(ended.outcome()) + " after " + DurationText.of(ended.ran()),
                    isRestarted);
        }
    }

    private boolean isDone(Notice.Ended ended) {
        return Optional.ofNullable(tasks.get(ended.name()))
                .filter(codes -> codes.contain(ended.outcome()))
                .isPresent();
    }

    /** Whether an exit is a problem. Before the process is ready it is, whatever the exit code. */
    private boolean isCrash(Notice.Ended ended) {
        return ended.isFailure() || of(ended.name()).ready.isEmpty();
    }

    private void problem(InstanceName name, String what, boolean isRestarted) {
        problems.add(new Problem(name, what, isRestarted));
    }

    /** Whether there were at most as many restarts as are tolerated. */
    boolean isTolerated() {
        return seen.values().stream().mapToInt(one -> one.restarts).sum() <= allowedRestarts;
    }

    private Stream<Problem> notTolerated() {
        boolean isTolerated = isTolerated();
        return problems.stream().filter(problem -> !(problem.isRestarted() && isTolerated));
    }

    /** The first problem that no tolerated restart recovered from. */
    Optional<String> firstProblem() {
        return notTolerated().map(Problem::toString).findFirst();
    }

    List<InstanceName> notReady() {
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue().ready.isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    List<InstanceName> killed() {
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue().isKilled)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Records the current memory use of the process groups. Can be called on any thread. */
    void measured(Map<Long, Long> bytesOfGroups) {
        for (Seen one : seen.values()) {
            OptionalLong group = one.group;
            if (group.isPresent()) {
                one.peakBytes = Math.max(one.peakBytes, bytesOfGroups.getOrDefault(group.getAsLong(), -1L));
            }
        }
    }

    List<SmokeReport.Row> report() {
        return seen.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
    }

    private SmokeReport.Row row(InstanceName name, Seen one) {
        return new SmokeReport.Row(
                name,
                one.ready,
                one.restarts,
                one.ended.isEmpty() ? "was not started" : one.ended,
                one.peakBytes < 0 ? OptionalLong.empty() : OptionalLong.of(one.peakBytes),
                problem(name));
    }

    private Optional<String> problem(InstanceName name) {
        return notTolerated()
                .filter(problem -> problem.name().equals(name))
                .map(Problem::what)
                .findFirst();
    }

    private Seen of(InstanceName name) {
        return seen.computeIfAbsent(name, _ -> new Seen());
    }
}
