package dev.jforeman.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Plan;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A smoke run that was ended by a signal exits with 128 plus its number, like a shell. */
class InterruptedSmokeTest {
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void theExitCodeIsThatOfTheSignal(Signal signal, int exitCode) {
        SmokeRows nothingSeen = new SmokeRows(new Plan(List.of(), List.of(), Duration.ZERO, List.of()), 0);
        var evidence = new SmokeVerdict.Evidence(nothingSeen, Optional.empty(), Optional.of(signal), true, false);

        SmokeVerdict verdict = SmokeVerdict.on(evidence, State.EMPTY, 0);

        assertThat(verdict).isEqualTo(new SmokeVerdict(Optional.of("interrupted"), exitCode));
    }
}
