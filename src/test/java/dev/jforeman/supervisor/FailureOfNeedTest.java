package dev.jforeman.supervisor;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Rules.Need.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task fails, and its dependents fail with it in the same instant. */
class FailureOfNeedTest {
    private static final InstanceName MIGRATE = new InstanceName("migrate", 1);

    @Test
    void theExitCodeIsThatOfTheTaskAndNotOfItsDependent() {
        Rules web = given("web.1").needs("migrate", Condition.DONE).rules();
        Rules migrate = given("migrate.1").task().rules();
        Step step = Supervisor.step(State.EMPTY, new Event.Boot(1, List.of(web, migrate), 1));
        for (Event event : List.of(
                new Event.Spawned(2, MIGRATE, 1, 100),
                new Event.Exited(3, MIGRATE, 1, new Outcome.Exited(3)),
                new Event.GroupEmptied(4, MIGRATE, 1),
                new Event.OutputClosed(5, MIGRATE, 1))) {
            step = Supervisor.step(step.state(), event);
        }

        assertThat(step.effects()).contains(new Effect.Finish(3));
    }
}
