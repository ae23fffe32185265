package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Rules.Need;
import dev.jforeman.model.Rules.Need.Condition;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.ProcessState.BackingOff;
import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Draining;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Waiting;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Determines whether dependencies are satisfied, can still become satisfied, or were satisfied again. This is a
 * snapshot: later changes are not visible. Whether a dependency is satisfied is computed once, however many instances
 * depend on it.
 */
final class Needs {
    private final Map<String, List<Instance>> byType;
    private final Map<Need, Boolean> met = new HashMap<>();
    private final Set<InstanceName> startable = new HashSet<>();

    Needs(Collection<Instance> all) {
        this.byType = all.stream()
                .collect(Collectors.groupingBy(
                        instance -> instance.rules().name().type()));
    }

    /** The same, and also the instances that can still start. Those in a circular dependency cannot. */
    static Needs withStartable(Collection<Instance> all) {
        Needs needs = new Needs(all);
        List<Instance> waiting = all.stream()
                .filter(instance -> instance.state() instanceof Waiting)
                .toList();
        int before;
        do {
            before = needs.startable.size();
            waiting.stream()
                    .filter(needs::canStart)
                    .forEach(instance -> needs.startable.add(instance.rules().name()));
            waiting = waiting.reversed(); // a chain is resolved in two rounds, whatever its direction
        } while (needs.startable.size() > before);
        return needs;
    }

    private boolean canStart(Instance waiting) {
        return startable.contains(waiting.rules().name())
                || waiting.rules().needs().stream().allMatch(this::canCome);
    }

    private List<Instance> needed(Need need) {
        return byType.getOrDefault(need.type(), List.of());
    }

    boolean areMet(Instance instance) {
        return instance.rules().needs().stream().allMatch(this::isMet);
    }

    private boolean isMet(Need need) {
        return met.computeIfAbsent(need, _ -> needed(need).stream().allMatch(needed -> isMet(needed, need)));
    }

    private static boolean isMet(Instance needed, Need need) {
        return switch (need.condition()) {
            case STARTED -> isWantedRunning(needed, _ -> true) || isDone(needed);
            case READY -> isWantedRunning(needed, Running::isReady);
            case DONE -> isDone(needed);
            case ENDED -> hasEnded(needed);
        };
    }

    /** An instance that is about to be stopped does not satisfy a dependency. */
    private static boolean isWantedRunning(Instance instance, Predicate<Running> condition) {
        return instance.wanted() == Wanted.UP && instance.state() instanceof Running running && condition.test(running);
    }

    private static boolean isDone(Instance instance) {
        return instance.state() instanceof Done(Outcome outcome)
                && instance.rules().isSuccess(outcome);
    }

    /** Whether it exited on its own and will not be restarted. */
    private static boolean hasEnded(Instance instance) {
        return instance.state() instanceof Done
                || (instance.state() instanceof Failed failed
                        && failed.outcome().isPresent());
    }

    /** An instance because of which a dependency of this one can no longer become satisfied. */
    Optional<Instance> lost(Instance waiting) {
        return waiting.rules().needs().stream()
                .filter(need -> !canCome(need))
                .flatMap(need -> needed(need).stream().filter(needed -> !canCome(needed, need)))
                .findFirst();
    }

    private boolean canCome(Need need) {
        return needed(need).stream().allMatch(needed -> canCome(needed, need));
    }

    private boolean canCome(Instance needed, Need need) {
        boolean isUp = needed.wanted() == Wanted.UP;
        return isMet(needed, need)
                || switch (needed.state()) {
                    case Waiting _ -> startable.contains(needed.rules().name());
                    case Running running ->
                        isUp
                                && (need.condition() != Condition.READY
                                        || !running.health().isLate());
                    case Starting _, Stopping _, Draining _, BackingOff _ -> isUp;
                    case Idle _, Done _, Failed _ -> false;
                };
    }

    /** A dependency that this instance follows and that a later incarnation has satisfied again. */
    Optional<ComeBack> cameBack(Instance follower) {
        return follower.rules().needs().stream()
                .filter(Need::isFollowed)
                .flatMap(need -> needed(need).stream()
                        .filter(needed -> isMet(needed, need) && isLater(needed, need, follower))
                        .map(needed -> new ComeBack(label(needed), need.condition())))
                .findFirst();
    }

    /**
     * A dependency was satisfied again.
     *
     * @param needed its name in messages
     */
    record ComeBack(String needed, Condition condition) {}

    /**
     * An instance that has exited runs again only if its dependency has exited again: it needs a new result, not a
     * running process.
     */
    private static boolean isLater(Instance needed, Need need, Instance follower) {
        boolean isForEnd = need.condition() == Condition.DONE || need.condition() == Condition.ENDED;
        OptionalLong there = isForEnd ? endOf(needed) : startOf(needed);
        OptionalLong since = isForEnd || follower.state() instanceof Running ? startOf(follower) : OptionalLong.empty();
        return needed.incarnation() > 1
                && there.isPresent()
                && since.isPresent()
                && there.getAsLong() - since.getAsLong() > 0;
    }

    private static OptionalLong endOf(Instance instance) {
        return instance.lastEnd().map(end -> OptionalLong.of(end.at())).orElse(OptionalLong.empty());
    }

    /** When the latest run of an instance started, if it is running or has exited on its own. */
    private static OptionalLong startOf(Instance instance) {
        if (instance.state() instanceof Running running) {
            return OptionalLong.of(running.life().since());
        }
        return hasEnded(instance)
                ? instance.lastEnd()
                        .map(end -> OptionalLong.of(end.at() - end.ran().toNanos()))
                        .orElse(OptionalLong.empty())
                : OptionalLong.empty();
    }

    /** The name of an instance in messages: its type, unless there are several. */
    String label(Instance instance) {
        InstanceName name = instance.rules().name();
        return byType.getOrDefault(name.type(), List.of()).size() == 1 ? name.type() : name.toString();
    }
}
