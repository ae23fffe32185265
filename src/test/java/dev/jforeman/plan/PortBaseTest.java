package dev.jforeman.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.plan.Resolved.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortBaseTest {

    @ParameterizedTest(name = "-p {0}, PORT={1} in the file, PORT={2} in the shell, --keep-env={3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "9000 | 7000 | 8000 | false | 9000",
                "     | 7000 | 8000 | false | 7000",
                "     |      | 8000 | false | 8000",
                "     |      |      | false | 5000",
                "9000 | 7000 | 8000 | true  | 9000",
                "     | 7000 | 8000 | true  | 8000",
                "     | 7000 |      | true  | 7000",
                "     | ''   | 8000 | false | 8000",
                "     | ''   | ''   | false | 5000",
                "1    |      |      | false | 1",
                "65535|      |      | false | 65535",
                "     | 7000 | http | false | 7000",
            })
    void theFirstSourceWithAPortBaseWins(String option, String file, String shell, boolean keepEnv, int expected) {
        Resolved<PortBase> base = resolve(option, file, shell, keepEnv);

        assertThat(base.problems()).isEmpty();
        assertThat(base.value().port()).isEqualTo(expected);
    }

    @Test
    void onlyTheDefaultBaseMayMove() {
        assertThat(resolve(null, null, null, false).value().chosen()).isFalse();
        assertThat(resolve("5000", null, null, false).value().chosen()).isTrue();
        assertThat(resolve(null, "5000", null, false).value().chosen()).isTrue();
        assertThat(resolve(null, null, "5000", false).value().chosen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65536", "99999999999", "5000.0", "http", "0x1388", "٣٠٠٠"})
    void anInvalidPortOnTheCommandLineIsAUsageError(String text) {
        assertThat(resolve(text, null, null, false).problems())
                .containsExactly(
                        Problem.usage("invalid value for --port: \"" + text + "\" (expected a port from 1 to 65535)"));
    }

    @Test
    void aBadPortOfAnEnvFileIsAnErrorOfThatFileWithItsPlace() {
        assertThat(resolve(null, "http", null, false).problems())
                .containsExactly(new Problem(
                        ExitCode.BAD_DATA,
                        ".env:1:1: invalid value for PORT: \"http\" (expected a port from 1 to 65535)"));
    }

    @Test
    void aBadPortOfTheShellIsReportedAsSuch() {
        assertThat(Given.sentences(resolve(null, null, "http", false)))
                .containsExactly(
                        "invalid value for the environment variable PORT: \"http\" (expected a port from 1 to 65535);"
                                + " unset it, or choose a port with -p");
    }

    private static Resolved<PortBase> resolve(String option, String file, String shell, boolean keepEnv) {
        EnvOverlay environment = new EnvOverlay(
                file == null ? List.of() : List.of(Given.envFile(".env", "PORT=" + file)),
                shell == null ? Map.of() : Map.of("PORT", shell),
                keepEnv);
        return PortBase.resolve(new Option(Optional.ofNullable(option), Optional.empty()), environment);
    }
}
