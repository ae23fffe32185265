package dev.jforeman.supervisor;

import dev.jforeman.supervisor.ProcessState.BackingOff;
import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Draining;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Waiting;

/** Starts and restarts instances. An event that no longer applies to the instance's state is dropped and counted. */
final class ProcessStart {
    private ProcessStart() {}

    static void spawned(Transition transition, Instance before, long pid) {
        if (!(before.state() instanceof Starting starting)) {
            transition.dropStale();
            return;
        }
        Instance instance = before.remember(before.history().accepted());
        transition.say(new Notice.Started(instance.rules().name(), pid));
        transition.emit(new Effect.ShowOutput(instance.rules().name(), instance.incarnation()));
        Life life = starting.early().begun(pid, transition.now());
        if (life.end().isPresent()) {
            ProcessExit.learn(transition, instance, new Draining(life));
        } else {
            Instance running = instance.in(new Running(life, Probes.firstHealth(instance.rules())));
            transition.put(running);
            Probes.begin(transition, running);
            Settling.begin(transition, running);
        }
    }

    static void backedOff(Transition transition, Instance instance) {
        if (instance.state() instanceof BackingOff) {
            transition.put(instance.in(new Waiting()));
        } else {
            transition.dropStale();
        }
    }

    /** A start by request: the instance runs again for whatever reason it was stopped. */
    static void start(Transition transition, Instance instance) {
        run(transition, instance.remember(instance.history().withoutChanges()));
    }

    /** A restart by request: a running instance is restarted, another one is started. */
    static void restart(Transition transition, Instance instance) {
        runAnew(transition, instance.remember(instance.history().withoutChanges()));
    }

    static void run(Transition transition, Instance before) {
        Instance instance = before.want(Instance.Wanted.UP);
        transition.put(instance);
        switch (instance.state()) {
            case Idle _, Done _, Failed _ -> again(transition, instance);
            case BackingOff _ -> {
                transition.cancel(instance, TimerId.Kind.BACK_OFF);
                again(transition, instance);
            }
            case Draining(Life life) -> StopSequence.stopRestForRestart(transition, clearHistory(instance), life);
            case Stopping stopping -> transition.put(clearHistory(instance).in(stopping.asked()));
            case Waiting _, Starting _, Running _ -> {}
        }
    }

    static void runAnew(Transition transition, Instance before) {
        run(transition, before);
        if (before.state() instanceof Running) {
            StopSequence.begin(transition, clearHistory(before.want(Instance.Wanted.UP)), Stopping.Why.ASKED);
        }
    }

    private static void again(Transition transition, Instance instance) {
        transition.put(clearHistory(instance).in(new Waiting()));
    }

    /** A request of the user or an edited file causes this start, so earlier failures no longer count. */
    private static Instance clearHistory(Instance instance) {
        return instance.remember(instance.history().cleared());
    }
}
