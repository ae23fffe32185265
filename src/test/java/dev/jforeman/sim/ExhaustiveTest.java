package dev.jforeman.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules.Need.Condition;
import dev.jforeman.supervisor.Supervisor;
import dev.jforeman.testing.GivenRules;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries all sequences of six events for one process, and of five for two; then the session is stopped. */
@Tag("slow")
class ExhaustiveTest {
    private static GivenRules web() {
        return GivenRules.given("web.1").stopTimeout(Duration.ofSeconds(1));
    }

    private static GivenRules db() {
        return GivenRules.given("db.1").stopTimeout(Duration.ofSeconds(1));
    }

    static List<Arguments> formations() {
        return Stream.of(
                        Arguments.of("a plain one", 6, List.of(web())),
                        Arguments.of("one that stops all", 6, List.of(web().onExit(OnExit.STOP))),
                        Arguments.of(
                                "a probed one with a stop command",
                                5,
                                List.of(web().ready(Duration.ofSeconds(1)).stopCommand())),
                        Arguments.of("two", 5, List.of(web(), db().onExit(OnExit.ALWAYS))),
                        Arguments.of("one that needs the other", 5, List.of(web().needs("db", Condition.READY), db())),
                        Arguments.of(
                                "one that follows a probed one",
                                4,
                                List.of(web().follows("db"), db().ready(Duration.ofSeconds(1)))))
                .toList();
    }

    @ParameterizedTest(name = "{0}, depth {1}")
    @MethodSource("formations")
    void noSequenceBreaksAPromise(String what, int depth, List<GivenRules> formation) {
        Choices choices = new Choices();
        long sequences = 0;
        long steps = 0;
        do {
            steps += new Walk(
                            Supervisor::step,
                            formation.stream().map(GivenRules::rules).toList(),
                            choices,
                            depth)
                    .run();
            sequences++;
        } while (choices.next());

        System.out.println("exhaustive: " + what + ": " + steps + " steps in " + sequences + " sequences");
        assertThat(sequences).isGreaterThan(1000);
    }
}
