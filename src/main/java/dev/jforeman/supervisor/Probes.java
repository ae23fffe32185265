package dev.jforeman.supervisor;

import dev.jforeman.model.Checks.LiveCheck;
import dev.jforeman.model.Rules;
import dev.jforeman.supervisor.Event.Probed.Probe;
import dev.jforeman.supervisor.ProcessState.Health;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Stopping;
import java.time.Duration;

/** Decides when an instance is probed, and handles the results. */
final class Probes {
    private Probes() {}

    /** Called when it has started. */
    static void begin(Transition transition, Instance instance) {
        instance.rules()
                .ready()
                .ifPresentOrElse(
                        ready -> {
                            ask(transition, instance, Probe.READY);
                            transition.arm(instance, TimerId.Kind.READY, ready.timeout());
                        },
                        () -> askWhetherAlive(transition, instance));
    }

    /** The health of an instance before its first probe. */
    static Health firstHealth(Rules rules) {
        return rules.ready().isPresent() ? Health.UNKNOWN : Health.READY;
    }

    private static void ask(Transition transition, Instance instance, Probe probe) {
        transition.emit(new Effect.StartProbing(instance.rules().name(), instance.incarnation(), probe));
    }

    private static void askWhetherAlive(Transition transition, Instance instance) {
        if (instance.rules().live().isPresent()) {
            ask(transition, instance, Probe.LIVE);
        }
    }

    static void answered(Transition transition, Instance instance, Event.Probed answer) {
        if (!(instance.state() instanceof Running running)) {
            transition.dropStale();
            return;
        }
        boolean isExpected = running.isReady() == (answer.probe() == Probe.LIVE);
        if (!isExpected) {
            transition.dropStale();
            return;
        }
        switch (answer.probe()) {
            case READY -> ready(transition, instance, running, answer);
            case LIVE ->
                instance.rules()
                        .live()
                        .ifPresentOrElse(
                                live -> alive(transition, instance, running, answer, live), transition::dropStale);
        }
    }

    private static void ready(Transition transition, Instance instance, Running running, Event.Probed answer) {
        if (!answer.isPassed()) {
            put(transition, instance, running, running.health().notReady(answer.answer()));
            return;
        }
        put(transition, instance, running, running.health().ready(answer.answer()));
        transition.stopProbing(instance);
        askWhetherAlive(transition, instance);
        Duration after = Duration.ofNanos(transition.now() - running.life().since());
        transition.say(new Notice.Ready(instance.rules().name(), after));
    }

    /** Called when it should have become ready by now. */
    static void late(Transition transition, Instance instance) {
        if (instance.state() instanceof Running running
                && !running.isReady()
                && !running.health().isLate()) {
            put(transition, instance, running, running.health().late());
            Duration after = Duration.ofNanos(transition.now() - running.life().since());
            Health health = running.health();
            transition.say(new Notice.NotReady(instance.rules().name(), after, health.tries(), health.lastAnswer()));
        } else {
            transition.dropStale();
        }
    }

    private static void alive(
            Transition transition, Instance instance, Running running, Event.Probed answer, LiveCheck live) {
        if (answer.isPassed()) {
            if (running.health().misses() >= live.failures()) {
                transition.say(new Notice.Healthy(instance.rules().name()));
            }
            put(transition, instance, running, running.health().alive(answer.answer()));
            return;
        }
        Health health = running.health().missed(answer.answer());
        put(transition, instance, running, health);
        if (health.misses() == live.failures()) {
            unhealthy(transition, instance, health, live);
        }
    }

    private static void unhealthy(Transition transition, Instance instance, Health health, LiveCheck live) {
        boolean isRestarted = live.action() == LiveCheck.Action.RESTART && !transition.isUnwanted(instance);
        transition.say(
                new Notice.Unhealthy(instance.rules().name(), health.misses(), health.lastAnswer(), isRestarted));
        if (isRestarted) {
            StopSequence.begin(transition, instance, Stopping.Why.UNHEALTHY);
        }
    }

    private static void put(Transition transition, Instance instance, Running running, Health health) {
        transition.put(instance.in(new Running(running.life(), health)));
    }
}
