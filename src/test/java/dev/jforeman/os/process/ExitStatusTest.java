package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {
    @Test
    void decodesWaitStatuses() {
        assertThat(ExitStatus.decode(7 << 8)).isEqualTo(new Outcome.Exited(7));
        assertThat(ExitStatus.decode(9)).isEqualTo(new Outcome.Signalled(9, "SIGKILL", false));
        assertThat(ExitStatus.decode(11 | 0x80)).isEqualTo(new Outcome.Signalled(11, "SIGSEGV", true));
    }

    @Test
    void aCodeAbove128IsReadAsASignalWhereTheKernelDoesNotTell() {
        assertThat(ExitStatus.guess(137)).isEqualTo(new Outcome.Signalled(9, "SIGKILL", false));
        assertThat(ExitStatus.guess(200)).isEqualTo(new Outcome.Exited(200));
        assertThat(ExitStatus.guess(3)).isEqualTo(new Outcome.Exited(3));
    }

    @ParameterizedTest
    @CsvSource({"137", "143", "130", "129", "1", "0"})
    void exit137RightAfterTheStartIsNoSignal(int code) {
        assertThat(ExitStatus.guessOfShortLife(code)).isEqualTo(new Outcome.Exited(code));
    }

    @Test
    void aCrashRightAfterTheStartIsASignal() {
        assertThat(ExitStatus.guessOfShortLife(139)).isEqualTo(new Outcome.Signalled(11, "SIGSEGV", false));
    }
}
