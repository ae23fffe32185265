package dev.jforeman.control.server;

import dev.jforeman.model.InstanceName;
import dev.jforeman.session.Controls;
import dev.jforeman.supervisor.Effect.Answer;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Event.Goal;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Restarts one instance after the other, each ready before the next; the first that is not ends it. */
final class RollingRestart {
    private final Controls controls;
    private final Queue<InstanceName> left;
    private final Consumer<Answer> then;

    RollingRestart(Controls controls, Set<InstanceName> names, Consumer<Answer> then) {
        this.controls = controls;
        this.left = new ArrayDeque<>(names);
        this.then = then;
    }

    /** Restarts the next one, or tells that all are done. */
    void next() {
        if (left.isEmpty()) {
            then.accept(new Answer.Done());
            return;
        }
        Set<InstanceName> one = Set.of(left.remove());
        step(id -> new Event.RestartAsked(System.nanoTime(), id, one), () -> awaitReady(one));
    }

    private void awaitReady(Set<InstanceName> one) {
        step(id -> new Event.WaitAsked(System.nanoTime(), id, one, Goal.READY), this::next);
    }

    private void step(LongFunction<Event.Request> request, Runnable whenDone) {
        controls.ask(request, answer -> {
            switch (answer) {
                case Answer.Done _ -> whenDone.run();
                case Answer.NotAsWished _, Answer.SessionEnds _, Answer.Withdrawn _ -> then.accept(answer);
            }
        });
    }
}
