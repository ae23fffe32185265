package dev.jforeman.supervisor;

import dev.jforeman.supervisor.Event.Probed.Probe;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Stopping;
import java.time.Duration;

/** When an instance is probed, and what the answers lead to. */
final class Probes {
    private Probes() {}

    /** It runs from now on. */
    static void begin(Turn turn, Instance instance) {
        Probing probing = instance.rules().probing();
        probing.ready()
                .ifPresentOrElse(
                        ready -> {
                            ask(turn, instance, Probe.READY);
                            turn.arm(instance, TimerId.Kind.READY, ready.timeout());
                        },
                        () -> askWhetherAlive(turn, instance));
    }

    /** What is known of it before anybody asked. */
    static Health firstHealth(Rules rules) {
        return rules.probing().ready().isPresent() ? Health.UNKNOWN : Health.READY;
    }

    private static void ask(Turn turn, Instance instance, Probe probe) {
        turn.emit(new Effect.StartProbing(instance.rules().name(), instance.incarnation(), probe));
    }

    private static void askWhetherAlive(Turn turn, Instance instance) {
        if (instance.rules().probing().live().isPresent()) {
            ask(turn, instance, Probe.LIVE);
        }
    }

    /** It is told to end, or ended. */
    static void end(Turn turn, Instance instance) {
        if (!instance.rules().probing().equals(Probing.NONE)) {
            turn.cancel(instance, TimerId.Kind.READY);
            turn.emit(new Effect.StopProbing(instance.rules().name(), instance.incarnation()));
        }
    }

    static void answered(Turn turn, Instance instance, Event.Probed answer) {
        if (!(instance.state() instanceof Running running)) {
            turn.dropStale();
            return;
        }
        boolean isExpected = running.isReady() == (answer.probe() == Probe.LIVE);
        if (!isExpected) {
            turn.dropStale();
            return;
        }
        switch (answer.probe()) {
            case READY -> ready(turn, instance, running, answer);
            case LIVE ->
                instance.rules()
                        .probing()
                        .live()
                        .ifPresentOrElse(live -> alive(turn, instance, running, answer, live), turn::dropStale);
        }
    }

    private static void ready(Turn turn, Instance instance, Running running, Event.Probed answer) {
        if (!answer.isPassed()) {
            put(turn, instance, running, running.health().notReady(answer.answer()));
            return;
        }
        put(turn, instance, running, running.health().ready(answer.answer()));
        end(turn, instance);
        askWhetherAlive(turn, instance);
        Duration after = Duration.ofNanos(turn.now() - running.life().since());
        turn.say(new Notice.Ready(instance.rules().name(), after));
    }

    /** The time for becoming ready is over. */
    static void late(Turn turn, Instance instance) {
        if (instance.state() instanceof Running running
                && !running.isReady()
                && !running.health().isLate()) {
            put(turn, instance, running, running.health().late());
            Duration after = Duration.ofNanos(turn.now() - running.life().since());
            Health health = running.health();
            turn.say(new Notice.NotReady(instance.rules().name(), after, health.tries(), health.lastAnswer()));
        } else {
            turn.dropStale();
        }
    }

    private static void alive(Turn turn, Instance instance, Running running, Event.Probed answer, Probing.Live live) {
        if (answer.isPassed()) {
            if (running.health().misses() >= live.failures()) {
                turn.say(new Notice.Healthy(instance.rules().name()));
            }
            put(turn, instance, running, running.health().alive(answer.answer()));
            return;
        }
        Health health = running.health().missed(answer.answer());
        put(turn, instance, running, health);
        if (health.misses() == live.failures()) {
            unhealthy(turn, instance, health, live);
        }
    }

    private static void unhealthy(Turn turn, Instance instance, Health health, Probing.Live live) {
        boolean isRestarted = live.action() == Probing.Live.Action.RESTART && !turn.isUnwanted(instance);
        turn.say(new Notice.Unhealthy(instance.rules().name(), health.misses(), health.lastAnswer(), isRestarted));
        if (isRestarted) {
            StopSequence.begin(turn, instance, Stopping.Why.UNHEALTHY);
        }
    }

    private static void put(Turn turn, Instance instance, Running running, Health health) {
        turn.put(instance.in(new Running(running.life(), health)));
    }
}
