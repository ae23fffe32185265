package dev.jforeman.supervisor;

import dev.jforeman.model.Checks.WatchRule;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Effect.SendSignal;
import dev.jforeman.supervisor.ProcessState.BackingOff;
import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Draining;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Waiting;
import java.util.Optional;

/** Reacts to changes of watched files. A failed instance is restarted too, but a stopped one stays stopped. */
final class FileChange {
    private FileChange() {}

    /** Handles a change; {@code file} is one of the changed files. */
    static void changed(Transition transition, Instance instance, String file) {
        if (transition.isUnwanted(instance)) {
            transition.dropStale();
            return;
        }
        switch (instance.state()) {
            case Running running -> decide(transition, instance, running.life().since(), file);
            case Draining draining ->
                decide(transition, instance, draining.life().since(), file);
            case BackingOff _, Done _, Failed _ -> decide(transition, instance, lastStart(transition, instance), file);
            case Stopping _ -> ProcessStart.run(transition, instance);
            case Idle _, Waiting _, Starting _ -> {} // they will read the changed files when they start
        }
    }

    /** Only instances that were started before can have written the files themselves. */
    private static long lastStart(Transition transition, Instance instance) {
        return instance.lastEnd()
                .map(end -> end.at() - end.ran().toNanos())
                .orElse(transition.now() - ChangeHistory.SOON.toNanos());
    }

    private static void decide(Transition transition, Instance before, long started, String file) {
        ChangeHistory changes = before.history().changes();
        Instance instance = before.remember(before.history().changed(changes.changed(started, transition.now())));
        transition.put(instance);
        switch (changes.answer(started, transition.now())) {
            case FOLLOW -> follow(transition, instance);
            case SUSPEND ->
                transition.say(new Notice.ChangesSuspended(instance.rules().name(), changes.row(), file));
            case IGNORE -> {}
        }
    }

    private static void follow(Transition transition, Instance instance) {
        InstanceName name = instance.rules().name();
        Optional<Signal> signal = instance.state() instanceof Running
                ? instance.rules().watch().flatMap(WatchRule::signal)
                : Optional.empty();
        transition.say(new Notice.Changed(name, signal));
        signal.ifPresentOrElse(
                instead -> transition.emit(
                        new SendSignal(name, instance.incarnation(), instead, Event.SignalAsked.Target.GROUP)),
                () -> ProcessStart.runAnew(transition, instance));
    }
}
