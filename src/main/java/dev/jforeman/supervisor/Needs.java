package dev.jforeman.supervisor;

import dev.jforeman.plan.InstanceName;
import dev.jforeman.supervisor.Instance.Wanted;
import dev.jforeman.supervisor.Need.Condition;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what instances need is there, can still come, or came back. A snapshot: it does not see later changes. */
final class Needs {
    private final Map<String, List<Instance>> byType;
    private final Set<InstanceName> hopeful = new HashSet<>();

    /** An instance that somebody waits for, and how far it should have come. */
    private record Needed(Instance instance, Need need) {}

    private Needs(Collection<Instance> all) {
        this.byType = all.stream()
                .collect(Collectors.groupingBy(
                        instance -> instance.rules().name().type()));
        List<Instance> waiting = all.stream().filter(Needs::isWaiting).toList();
        while (waiting.stream()
                .filter(this::canHope)
                .anyMatch(i -> hopeful.add(i.rules().name()))) {
            // whoever found hope gives hope to those that wait for it
        }
    }

    private static boolean isWaiting(Instance instance) {
        return instance.state() instanceof Waiting;
    }

    private boolean canHope(Instance waiting) {
        return needed(waiting).allMatch(this::canCome);
    }

    private Stream<Needed> needed(Instance instance) {
        return instance.rules().needs().stream()
                .flatMap(need ->
                        byType.getOrDefault(need.type(), List.of()).stream().map(needed -> new Needed(needed, need)));
    }

    /** Fails those that wait for what can no longer come. */
    static void failHopeless(Turn turn) {
        if (turn.view().stream()
                .noneMatch(i -> isWaiting(i) && !i.rules().needs().isEmpty())) {
            return;
        }
        Needs needs = new Needs(turn.view());
        for (Instance instance : turn.instances()) {
            if (isWaiting(instance)) {
                needs.lost(instance).ifPresent(lost -> needs.fail(turn, instance, lost));
            }
        }
    }

    private Optional<Needed> lost(Instance waiting) {
        return needed(waiting).filter(needed -> !canCome(needed)).findFirst();
    }

    private void fail(Turn turn, Instance waiting, Needed lost) {
        String label = label(lost.instance());
        String why = Wording.why(lost.instance());
        turn.say(new Notice.NeedFailed(waiting.rules().name(), label, why));
        String reason = waiting.rules().name().type() + " waits for " + label + ", " + label + " " + why;
        turn.put(Verdict.cannotStart(turn, waiting, reason).in(new Failed(reason)));
    }

    /** As people call it: the type, unless there are several. */
    private String label(Instance instance) {
        InstanceName name = instance.rules().name();
        return byType.getOrDefault(name.type(), List.of()).size() == 1 ? name.type() : name.toString();
    }

    /** Tells those that wait for an instance that it went down and will be run again. */
    static void setBack(Turn turn, Instance needed) {
        String type = needed.rules().name().type();
        List<Instance> waiting = turn.view().stream()
                .filter(i -> isWaiting(i)
                        && i.rules().needs().stream().anyMatch(n -> n.type().equals(type)))
                .toList();
        if (!waiting.isEmpty()) {
            String label = new Needs(turn.view()).label(needed);
            waiting.forEach(i -> turn.say(new Notice.NeedSetBack(i.rules().name(), label, Wording.why(needed))));
        }
    }

    static boolean areMet(Turn turn, Instance instance) {
        return instance.rules().needs().stream()
                .allMatch(need -> turn.view().stream()
                        .filter(needed -> needed.rules().name().type().equals(need.type()))
                        .allMatch(needed -> isMet(new Needed(needed, need))));
    }

    private static boolean isMet(Needed needed) {
        return switch (needed.need().condition()) {
            case STARTED -> isWantedRunning(needed.instance(), _ -> true) || isDone(needed.instance());
            case READY -> isWantedRunning(needed.instance(), Running::isReady);
            case DONE -> isDone(needed.instance());
        };
    }

    /** One that is about to be stopped is of no use any more. */
    private static boolean isWantedRunning(Instance instance, Predicate<Running> condition) {
        return instance.wanted() == Wanted.UP && instance.state() instanceof Running running && condition.test(running);
    }

    private static boolean isDone(Instance instance) {
        return instance.state() instanceof Done(Outcome outcome) && outcome.isSuccess();
    }

    private boolean canCome(Needed needed) {
        Instance instance = needed.instance();
        return isMet(needed)
                || switch (instance.state()) {
                    case Waiting _ -> hopeful.contains(instance.rules().name());
                    case Running running ->
                        instance.wanted() == Wanted.UP
                                && (needed.need().condition() != Condition.READY
                                        || !running.health().isLate());
                    case Starting _, Stopping _, Draining _, BackingOff _ -> instance.wanted() == Wanted.UP;
                    case Idle _, Done _, Failed _ -> false;
                };
    }

    /** Restarts those that follow an instance whose later incarnation got where they need it. */
    static void follow(Turn turn) {
        for (Instance instance : turn.instances()) {
            if (!instance.rules().needs().isEmpty() && instance.state() instanceof Running running) {
                cameBack(turn, instance, running).ifPresent(needed -> {
                    String label = new Needs(turn.view()).label(needed);
                    turn.say(new Notice.NeedCameBack(instance.rules().name(), label));
                    StopSequence.begin(turn, instance, Stopping.Why.ASKED);
                });
            }
        }
    }

    private static Optional<Instance> cameBack(Turn turn, Instance instance, Running running) {
        return instance.rules().needs().stream()
                .filter(Need::isFollowed)
                .flatMap(need -> turn.view().stream()
                        .filter(needed -> needed.rules().name().type().equals(need.type()))
                        .filter(needed -> isMet(new Needed(needed, need)) && isLater(needed, running)))
                .findFirst();
    }

    private static boolean isLater(Instance needed, Running follower) {
        return needed.incarnation() > 1
                && needed.state() instanceof Running running
                && running.life().since() - follower.life().since() > 0;
    }
}
