package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TerminationTest {
    private static final String POLITE = "polite";
    private static final String STUBBORN = "stubborn";

    private final Map<String, Signal> endsOn = Map.of(POLITE, Signal.TERM, STUBBORN, Signal.KILL);
    private final Set<String> living = new HashSet<>(endsOn.keySet());
    private final List<Signal> sent = new ArrayList<>();
    private int pauses;

    private void send(Signal signal) {
        sent.add(signal);
        living.removeIf(process -> endsOn.get(process) == signal);
    }

    private boolean isAnyLeft() {
        return !living.isEmpty();
    }

    @Test
    void aProcessThatEndsOnTermIsNotKilled() throws Exception {
        living.remove(STUBBORN);

        new Termination(this::send, this::isAnyLeft).run(Duration.ofDays(1));

        assertThat(sent).containsExactly(Signal.TERM, Signal.CONT);
    }

    @Test
    void aProcessThatDoesNotIsKilledAfterTheGracePeriod() throws Exception {
        new Termination(this::send, this::isAnyLeft).run(Duration.ZERO);

        assertThat(sent).containsExactly(Signal.TERM, Signal.CONT, Signal.KILL);
        assertThat(living).isEmpty();
    }

    @Test
    void aPauseCanEndTheGracePeriod() throws Exception {
        new Termination(this::send, this::isAnyLeft, _ -> ++pauses < 3).run(Duration.ofDays(1));

        assertThat(pauses).isEqualTo(3);
        assertThat(sent).containsExactly(Signal.TERM, Signal.CONT, Signal.KILL);
    }

    @Test
    void aProcessThatExitsDuringTheGracePeriodIsNotKilled() throws Exception {
        Termination termination = new Termination(sent::add, this::isAnyLeft, _ -> {
            living.clear();
            return true;
        });

        termination.run(Duration.ofDays(1));

        assertThat(sent).containsExactly(Signal.TERM, Signal.CONT);
    }
}
