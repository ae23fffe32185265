package dev.jforeman.control.server;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Effect.Answer;
import dev.jforeman.supervisor.Event;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Restarts instances one after the other; each must be up before the next one is restarted. The first that does not
 * come up ends the restart.
 */
final class RollingRestart {
    private final Asking asking;
    private final Queue<InstanceName> left;
    private final Consumer<Answer> then;

    /** Sends requests to the core. */
    @FunctionalInterface
    interface Asking {
        void ask(LongFunction<Event.Request> request, Consumer<Answer> then);
    }

    RollingRestart(Asking asking, Set<InstanceName> names, Consumer<Answer> then) {
        this.asking = asking;
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
        asking.ask(id -> new Event.RestartAsked(System.nanoTime(), id, one), this::answered);
    }

    private void answered(Answer answer) {
        switch (answer) {
            case Answer.Done _ -> next();
            case Answer.Failed _, Answer.SessionEnds _, Answer.Withdrawn _ -> then.accept(answer);
        }
    }
}
