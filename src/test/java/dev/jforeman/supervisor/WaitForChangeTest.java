package dev.jforeman.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Signal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A crashed instance that waits for an edit. */
class WaitForChangeTest {
    private static final InstanceName WEB = new InstanceName("web", 1);

    private Step step = Supervisor.step(
            State.EMPTY,
            new Event.Boot(1, List.of(Rules.of(WEB, Restart.usual(OnExit.WAIT_FOR_CHANGE), Duration.ofSeconds(5))), 1));

    private void happens(Event event) {
        step = Supervisor.step(step.state(), event);
    }

    private void runsAndExits(int code) {
        happens(new Event.Spawned(2, WEB, 1, 100));
        happens(new Event.Exited(3, WEB, 1, new Outcome.Exited(code)));
        happens(new Event.GroupEmptied(4, WEB, 1));
        happens(new Event.OutputClosed(5, WEB, 1));
    }

    @Test
    void afterACrashNothingButAChangeStartsIt() {
        runsAndExits(1);

        assertThat(step.effects())
                .contains(new Effect.Say(new Notice.Ended(
                        WEB, new Outcome.Exited(1), Duration.ofNanos(1), true, new Notice.Next.WaitForChange())));
        assertThat(step.effects()).noneMatch(Effect.ArmTimer.class::isInstance);
        assertThat(step.state().isFinished()).isFalse();

        happens(new Event.FilesChanged(6, WEB, 1));

        assertThat(step.effects()).contains(new Effect.Spawn(WEB, 2));
    }

    @Test
    void anExitWithZeroIsItsEnd() {
        runsAndExits(0);

        assertThat(step.state().isFinished()).isTrue();
    }

    @Test
    void aStopEndsTheWait() {
        runsAndExits(1);

        happens(new Event.SignalReceived(6, Signal.TERM));

        assertThat(step.effects()).contains(new Effect.Finish(1));
    }
}
