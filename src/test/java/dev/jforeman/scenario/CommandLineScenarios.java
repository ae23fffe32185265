package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands and options on the command line, and the messages for invalid ones. */
@Scenarios
class CommandLineScenarios {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version              | 0",
                "check                | 0",
                "start --bogus        | 2",
                "start --on-exit=bad  | 2",
                "check -f bad         | 65",
                "start -f bad         | 65",
                "check -f missing     | 66",
                "run -e missing true  | 66",
                "run sh -c true       | 0",
                "run no-such-program  | 127",
                "run ./Procfile       | 126",
            })
    void exitCodes(String line, int exitCode, Scenario story) {
        story.procfile("a: echo a").file("bad", "a b c");

        assertThat(story.run(line.strip().split(" +", -1)).exitCode()).isEqualTo(exitCode);
    }

    @Test
    void anOptionCanBeAVariable(Scenario story) {
        story.procfile("a: echo $PORT", "b: echo b");

        Ended ended = story.jforeman("start")
                .env("JFOREMAN_PORT", "7100")
                .env("JFOREMAN_FORMATION", "a=2")
                .env("JFOREMAN_TIMESTAMP", "false")
                .run();

        assertThat(ended.lines("a.2")).contains("7101");
        assertThat(ended.names()).doesNotContain("b.1");
        assertThat(ended.log()).allMatch(line -> line.time().isEmpty());
    }

    @Test
    void theDefaultsFileCountsLeastAndTheCommandLineMost(Scenario story) {
        story.procfile("a: echo $PORT")
                .file(".foreman", "port: 7200", "timestamp: false", "formation: a=2")
                .withUsualPorts();

        Ended fromFile = story.run("start");
        assertThat(fromFile.lines("a.2")).contains("7201");
        assertThat(fromFile.log()).allMatch(line -> line.time().isEmpty());
        assertThat(story.jforeman("start").env("JFOREMAN_PORT", "7300").run().lines("a.1"))
                .contains("7300");
        assertThat(story.jforeman("start", "-p", "7400")
                        .env("JFOREMAN_PORT", "7300")
                        .run()
                        .lines("a.1"))
                .contains("7400");
        assertThat(story.run("start", "a=1").names()).doesNotContain("a.2");
    }

    @Test
    void aFileFromElsewhereRunsInItsOwnDirectory(Scenario story) {
        story.file("sub/Procfile", "a: pwd; echo $A")
                .file("sub/.env", "A=beside")
                .env("A=here");
        String sub = story.directory().resolve("sub").toString();

        assertThat(story.run("start", "-f", "sub/Procfile").lines("a.1")).contains(sub, "here");
        assertThat(story.run("start", "-d", "sub").lines("a.1")).contains(sub, "beside");
    }

    @Test
    void aRootBesideAProcfileIsWhereItRuns(Scenario story) {
        story.file("sub/.env", "A=beside").procfile("a: pwd; echo $A");
        String sub = story.directory().resolve("sub").toString();

        assertThat(story.run("start", "-d", "sub", "-f", "Procfile").lines("a.1"))
                .contains(sub, "beside");
    }

    @Test
    void debugPrintsEventsAndEffects(Scenario story) {
        story.procfile("a: echo a");

        Ended ended = story.run("start", "--debug");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).contains("Spawned[").contains("Exited[");
    }
}
