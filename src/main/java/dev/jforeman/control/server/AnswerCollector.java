package dev.jforeman.control.server;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Effect.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Combines several answers into one, once all have arrived. */
final class AnswerCollector {
    private final Consumer<Answer> then;
    private final List<InstanceName> missed = new ArrayList<>();
    private int expected;
    private boolean isSessionOver;

    AnswerCollector(int expected, Consumer<Answer> then) {
        this.expected = expected;
        this.then = then;
        if (expected == 0) {
            then.accept(all());
        }
    }

    synchronized void add(Answer answer) {
        switch (answer) {
            case Answer.Done _ -> {}
            case Answer.Failed(List<InstanceName> names) -> missed.addAll(names);
            case Answer.SessionEnds _, Answer.Withdrawn _ -> isSessionOver = true;
        }
        if (--expected == 0) {
            then.accept(all());
        }
    }

    private Answer all() {
        if (isSessionOver) {
            return new Answer.SessionEnds();
        }
        return missed.isEmpty() ? new Answer.Done() : new Answer.Failed(missed);
    }
}
