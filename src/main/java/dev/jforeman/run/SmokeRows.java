package dev.jforeman.run;

import dev.jforeman.plan.InstanceName;
import dev.jforeman.plan.Plan;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.Outcome;
import dev.jforeman.supervisor.Wording;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What is seen of each instance during a smoke run. For one thread, but for {@link #measured}. */
final class SmokeRows {
    /** What is known of one instance. */
    private static final class Seen {
        private Optional<Duration> ready = Optional.empty();
        private int restarts;
        private boolean isKilled;
        private String ended = "";
        private Optional<String> problem = Optional.empty();
        private volatile OptionalLong group = OptionalLong.empty();
        private volatile long peakBytes = -1;
    }

    private final Map<InstanceName, Seen> seen = new LinkedHashMap<>();
    private final Set<InstanceName> tasks;

    SmokeRows(Plan plan) {
        plan.instances().forEach(spec -> seen.put(spec.name(), new Seen()));
        this.tasks = Readiness.tasks(plan);
    }

    /** Takes in what people are told. */
    void see(Notice notice, boolean isStopping) {
        switch (notice) {
            case Notice.Started(InstanceName name, long pid) -> of(name).group = OptionalLong.of(pid);
            case Notice.Ready(InstanceName name, Duration after) -> of(name).ready = Optional.of(after);
            case Notice.NotReady late -> problem(late.name(), Wording.of(late));
            case Notice.NeedFailed failed -> problem(failed.name(), Wording.of(failed));
            case Notice.CannotStart cannot -> problem(cannot.name(), Wording.of(cannot));
            case Notice.Unhealthy ill -> problem(ill.name(), Wording.of(ill));
            case Notice.Killing(InstanceName name, var _) -> of(name).isKilled = true;
            case Notice.Unkillable stuck -> problem(stuck.name(), Wording.of(stuck));
            case Notice.Ended ended -> ended(ended, isStopping);
            default -> {}
        }
    }

    private void ended(Notice.Ended ended, boolean isStopping) {
        Seen one = of(ended.name());
        one.ended = Wording.outcome(ended.outcome());
        one.restarts += ended.next() instanceof Notice.Next.Restart ? 1 : 0;
        boolean isTask = tasks.contains(ended.name());
        if (isTask && ended.outcome().isSuccess()) {
            one.ready = Optional.of(ended.ran());
        } else if (!isStopping && isCrash(ended)) {
            problem(ended.name(), Wording.outcome(ended.outcome()) + " after " + Wording.time(ended.ran()));
        }
    }

    /** Whoever was not yet ready was not to end, whatever the code. */
    private boolean isCrash(Notice.Ended ended) {
        return !(ended.outcome() instanceof Outcome.Exited(int code) && code == 0)
                || of(ended.name()).ready.isEmpty();
    }

    private void problem(InstanceName name, String what) {
        Seen one = of(name);
        one.problem = one.problem.or(() -> Optional.of(what));
    }

    /** What of all that was seen is the first that was wrong, in the order of the plan. */
    Optional<String> firstProblem() {
        return seen.entrySet().stream()
                .flatMap(entry -> entry.getValue().problem.stream().map(what -> entry.getKey() + " " + what))
                .findFirst();
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

    int restarts() {
        return seen.values().stream().mapToInt(one -> one.restarts).sum();
    }

    /** Takes in how much memory the groups have now; on any thread. */
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

    private static SmokeReport.Row row(InstanceName name, Seen one) {
        return new SmokeReport.Row(
                name,
                one.ready,
                one.restarts,
                one.ended.isEmpty() ? "was not started" : one.ended,
                one.peakBytes < 0 ? OptionalLong.empty() : OptionalLong.of(one.peakBytes),
                one.problem);
    }

    private Seen of(InstanceName name) {
        return seen.computeIfAbsent(name, _ -> new Seen());
    }
}
