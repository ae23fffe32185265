package dev.jforeman.control.server;

import static dev.jforeman.testing.GivenRules.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.supervisor.Effect.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerCollectorTest {
    private final List<Answer> answers = new ArrayList<>();

    private AnswerCollector collector(int expected) {
        return new AnswerCollector(expected, answers::add);
    }

    @Test
    void nothingToWaitForIsDoneAtOnce() {
        collector(0);

        assertThat(answers).containsExactly(new Answer.Done());
    }

    @Test
    void theOneAnswerComesWithTheLast() {
        AnswerCollector collector = collector(2);
        collector.add(new Answer.Done());
        assertThat(answers).isEmpty();

        collector.add(new Answer.Done());
        assertThat(answers).containsExactly(new Answer.Done());
    }

    @Test
    void allFailedInstancesAreNamed() {
        AnswerCollector collector = collector(3);
        collector.add(new Answer.Failed(List.of(name("web.1"))));
        collector.add(new Answer.Done());
        collector.add(new Answer.Failed(List.of(name("web.2"))));

        assertThat(answers).containsExactly(new Answer.Failed(List.of(name("web.1"), name("web.2"))));
    }

    @Test
    void theEndOfTheSessionTakesPrecedenceOverFailures() {
        AnswerCollector collector = collector(2);
        collector.add(new Answer.SessionEnds());
        collector.add(new Answer.Failed(List.of(name("web.1"))));

        assertThat(answers).containsExactly(new Answer.SessionEnds());
    }
}
