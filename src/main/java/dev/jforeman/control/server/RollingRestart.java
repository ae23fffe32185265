package dev.jforeman.control.server;

import dev.jforeman.model.InstanceName;
import dev.jforeman.session.Controls;
import dev.jforeman.supervisor.Effect.Answer;
import dev.jforeman.supervisor.Event;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Restarts instances one after the other; each must be up before the next one is restarted. The first that does not
 * come up ends the restart.
 */
final class RollingRestart {
    private final Controls controls;
    private final Queue<InstanceName> left;
    private final Consumer<Answer> then;

    RollingRestart(Controls controls, Set<InstanceName> names, Consumer<Answer> then) {
        this.controls = controls;
        this.left = new ArrayDeque<>(names);
        this.then = then;
    }

    /** Restarts the next instance, or replies that all are done. */
    void next() {
        if (left.isEmpty()) {
            then.accept(new Answer.Done());
            return;
        }
        Set<InstanceName> one = Set.of(left.remove());
        controls.ask(id -> new Event.RestartAsked(System.nanoTime(), id, one), this::answered);
    }

    private void answered(Answer answer) {
        switch (answer) {
            case Answer.Done _ -> next();
            case Answer.Failed _, Answer.SessionEnds _, Answer.Withdrawn _ -> then.accept(answer);
        }
    }
}
