package dev.jforeman.sim;

import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.SessionState.Phase;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** Checks that a stop ends within the sum of its timeouts and that dependents stop before their needs. */
final class StopChecker implements Checker {
    private static final Duration KILL_AND_DRAIN = Duration.ofSeconds(3);
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final Duration limit;
    private OptionalLong stopSince = OptionalLong.empty();

    StopChecker(Scenario scenario) {
        Duration longest = scenario.formation().stream()
                .map(rules -> rules.stop().timeout())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        long frozenSeconds = 30L
                * scenario.inputs().stream()
                        .filter(input -> input.kind() == Input.Kind.FREEZE)
                        .count();
        this.limit = longest.plus(KILL_AND_DRAIN.multipliedBy(scenario.layers()))
                .plus(SLACK)
                .plusSeconds(frozenSeconds);
    }

    @Override
    public void look(Moment moment) {
        Phase phase = moment.after().session().phase();
        if (!(phase instanceof Phase.Serving) && stopSince.isEmpty()) {
            stopSince = OptionalLong.of(moment.event().at());
        }
        stopSince.ifPresent(since -> {
            long stopping = moment.event().at() - since;
            Violation.unless(stopping <= limit.toNanos(), "the stop takes longer than " + limit + ", and is not over");
        });
        if (phase instanceof Phase.Stopping) {
            moment.effects(Effect.RunStopCommand.class).forEach(run -> order(moment, run.name()));
            moment.effects(Effect.SendSignal.class)
                    .filter(send -> send.signal() == Signal.CONT)
                    .forEach(send -> order(moment, send.name()));
        }
    }

    /** A process must not be stopped while a running process needs it. */
    private static void order(Moment moment, dev.jforeman.model.InstanceName name) {
        boolean wasRunning = moment.before(name)
                .filter(instance -> instance.state() instanceof Running)
                .isPresent();
        boolean isEnded = moment.event() instanceof dev.jforeman.supervisor.Event.Exited;
        boolean isNeeded = moment.instances()
                .filter(instance -> instance.state().isActive())
                .filter(instance -> needs(instance, name.type()))
                .anyMatch(instance -> !isNeeded(moment, instance, name));
        Violation.unless(!wasRunning || isEnded || !isNeeded, name + " is stopped before those that need it are gone");
    }

    /** Whether one type needs the other, directly or indirectly; if this holds both ways, the need is circular. */
    private static boolean isNeeded(Moment moment, Instance needed, dev.jforeman.model.InstanceName by) {
        Set<String> reached = new HashSet<>(Set.of(by.type()));
        boolean isMore;
        do {
            isMore = reached.addAll(moment.instances()
                    .filter(instance -> instance.state().isActive()
                            || instance.rules().name().equals(by))
                    .filter(instance -> reached.contains(instance.rules().name().type()))
                    .flatMap(instance -> instance.rules().needs().stream())
                    .map(dev.jforeman.model.Rules.Need::type)
                    .toList());
        } while (isMore);
        return moment.instances()
                .filter(instance -> reached.contains(instance.rules().name().type()))
                .flatMap(instance -> instance.rules().needs().stream())
                .anyMatch(need -> need.type().equals(needed.rules().name().type()));
    }

    private static boolean needs(Instance instance, String type) {
        return instance.rules().needs().stream().anyMatch(need -> need.type().equals(type));
    }
}
