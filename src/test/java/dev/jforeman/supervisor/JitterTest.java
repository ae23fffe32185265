package dev.jforeman.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Restart.Backoff;
import dev.jforeman.supervisor.RestartPolicy.Jitter;
import dev.jforeman.testing.GivenRules;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JitterTest {
    private static Instance incarnation(String name, int number) {
        Instance instance = Instance.waiting(GivenRules.given(name).rules(), 0);
        for (int i = 0; i < number; i++) {
            instance = instance.nextIncarnation(new ProcessState.Waiting());
        }
        return instance;
    }

    @Property
    void theSameSeedGivesTheSameRoll(@ForAll long seed) {
        assertThat(Jitter.roll(SessionState.begin(seed), incarnation("web.1", 3)))
                .isEqualTo(Jitter.roll(SessionState.begin(seed), incarnation("web.1", 3)));
    }

    @Property
    void eachIncarnationOfEachInstanceRollsForItself(@ForAll long seed) {
        Set<Long> rolls = new HashSet<>();
        for (int number = 1; number <= 10; number++) {
            for (int incarnation = 0; incarnation < 10; incarnation++) {
                rolls.add(Jitter.roll(SessionState.begin(seed), incarnation("web." + number, incarnation)));
            }
        }
        assertThat(rolls).hasSize(100);
    }

    @Test
    void simultaneousCrashesAreSpreadOverTheWholeJitter() {
        long tenth = Backoff.DEFAULT.first().toNanos() / 10;
        double mean = 0;
        for (int number = 1; number <= 300; number++) {
            long dice = Jitter.roll(SessionState.begin(42), incarnation("web." + number, 1));
            mean += (double) Math.floorMod(dice, tenth) / tenth / 300;
        }
        assertThat(mean).isBetween(0.4, 0.6);
    }
}
