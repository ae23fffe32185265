package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalCommandTest {
    @ParameterizedTest
    @CsvSource({"USR1, USR1", "SIGUSR1, USR1", "sigterm, TERM", "kill, KILL", "9, KILL", "1, HUP"})
    void aSignalIsNamedOrNumbered(String word, Signal signal) throws Refusal {
        assertThat(SignalCommand.signal(word)).isEqualTo(signal);
    }

    @Test
    void anUnknownSignalGetsAHint() {
        assertThatThrownBy(() -> SignalCommand.signal("SIGTERN"))
                .hasMessage("unknown signal SIGTERN; did you mean TERM?");
    }

    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @ValueSource(strings = {"INFO", "SIGEMT"})
    void signalsOfMacosAreUnknownElsewhere(String word) {
        assertThatThrownBy(() -> SignalCommand.signal(word)).hasMessageStartingWith("unknown signal " + word);
        assertThat(Signals.all()).doesNotContain(Signal.INFO, Signal.EMT);
    }

    @EnabledOnOs(OS.MAC)
    @Test
    void macosHasTwoMoreSignals() throws Refusal {
        assertThat(SignalCommand.signal("INFO")).isEqualTo(Signal.INFO);
        assertThat(SignalCommand.signal("7")).isEqualTo(Signal.EMT);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INFO", "EMT"})
    void everySignalHasANumberHere(Signal signal) {
        assertThat(Signals.number(signal)).isPositive();
        signal.number().ifPresent(number -> assertThat(Signals.number(signal)).isEqualTo(number));
    }
}
