package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.cli.Call.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
    @TempDir
    private Path directory;

    private Call here;

    @BeforeEach
    void threeTypes() {
        here = new Call(directory).procfile("web: a", "worker: b", "clock: c");
    }

    @Test
    void whatIsRightIsOneLine() {
        Answer answer = here.jforeman("check");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).isEqualTo("valid procfile detected (web, worker, clock)\n");
        assertThat(answer.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                      | web.1 5000 worker.1 5100 clock.1 5200",
                "web                     | web.1 5000",
                "web=2 worker            | web.1 5000 web.2 5001 worker.1 5100",
                "web=2,worker=1          | web.1 5000 web.2 5001 worker.1 5100",
                "all=1,worker=0          | web.1 5000 clock.1 5200",
                "-m web=2                | web.1 5000 web.2 5001",
                "-m all=1,worker=0       | web.1 5000 clock.1 5200",
                "-m all=2,web=1,clock=0  | web.1 5000 worker.1 5100 worker.2 5101",
                "-m web=2 worker         | worker.1 5100",
                "-x worker               | web.1 5000 clock.1 5200",
                "-x worker,clock         | web.1 5000",
                "-x worker -x clock      | web.1 5000",
                "-p 7000 clock           | clock.1 7200",
            })
    void portsOfAFormation(String words, String table) {
        Answer answer = here.jforeman("check --ports " + words);

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out().lines().skip(1).map(line -> line.replaceAll(" +", " ")))
                .containsExactly(table.split(" (?=[a-z])", -1));
    }

    @Test
    void aWatchedPathThatDoesNotExistIsAWarning() {
        here.file("api/x.go", "");
        here.file("jforeman.yml", "processes:", "  web: {directory: api, watch: [., '*.go', srcc/**, '{x.go,y.go}']}");

        Answer answer = here.jforeman("check");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err())
                .isEqualTo("jforeman.yml:2:3: warning: it watches \"srcc/**\", which does not exist in "
                        + directory.resolve("api") + " (a change is noticed once there is something)\n");
    }

    @Test
    void whatForemanReadsOtherwiseIsAWarningAndWithStrictAnError() {
        here.file(".env", "export A=x");

        Answer answer = here.jforeman("check");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err()).startsWith(".env:1:8: warning: ");
        assertThat(answer.out()).startsWith("valid procfile detected");
        Answer strict = here.jforeman("check --strict");
        assertThat(strict.exitCode()).isEqualTo(65);
        assertThat(strict.out()).isEmpty();
    }

    @Test
    void aWrongPortInAFileIsNamedWithItsPlace() {
        Answer answer = here.file(".env", "A=1", "PORT=http").jforeman("check --ports");

        assertThat(answer.exitCode()).isEqualTo(65);
        assertThat(answer.err()).startsWith(".env:2:1: PORT=http is not a port");
    }
}
