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

class EmergencyStopTest {
    private final Map<Long, Signal> endsOn = Map.of(7L, Signal.TERM, 8L, Signal.KILL);
    private final Set<Long> living = new HashSet<>(endsOn.keySet());
    private final List<String> sent = new ArrayList<>();
    private final EmergencyStop stop = new EmergencyStop(this::send, _ -> Set.copyOf(living));

    private void send(long group, Signal signal) {
        sent.add(signal + " " + group);
        if (endsOn.get(group) == signal) {
            living.remove(group);
        }
    }

    @Test
    void whoEndsOnTermIsNotKilled() throws Exception {
        living.remove(8L);

        stop.end(List.of(7L), Duration.ofDays(1));

        assertThat(sent).containsExactly("TERM 7", "CONT 7");
    }

    @Test
    void whoDoesNotIsKilledAfterTheGrace() throws Exception {
        stop.end(List.of(8L, 7L), Duration.ZERO);

        assertThat(sent).containsExactly("TERM 8", "TERM 7", "CONT 8", "CONT 7", "KILL 8", "KILL 7");
        assertThat(living).isEmpty();
    }
}
