package dev.jforeman.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Checks;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Rules.Need;
import dev.jforeman.model.Rules.Stop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task fails, and with it, in the same instant, who waits for it. */
class FailureOfNeedTest {
    private static final InstanceName WEB = new InstanceName("web", 1);
    private static final InstanceName MIGRATE = new InstanceName("migrate", 1);

    private static Rules rules(InstanceName name, List<Need> needs, boolean isTask) {
        return new Rules(
                name, Restart.usual(OnExit.RESTART), Stop.after(Duration.ofSeconds(5)), Checks.NONE, needs, isTask);
    }

    @Test
    void theExitCodeIsThatOfTheTaskAndNotOfWhoWaitedForIt() {
        List<Need> needs = List.of(new Need("migrate", Need.Condition.DONE, false));
        Step step = Supervisor.step(
                State.EMPTY, new Event.Boot(1, List.of(rules(WEB, needs, false), rules(MIGRATE, List.of(), true)), 1));
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
