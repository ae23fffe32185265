package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The scripts that measure: that they work, not what they find. */
@Scenarios
class BenchScenarios {
    private static final String HOME =
            Invocation.quoted(Path.of(Program.launcher()).getParent().getParent());
    private static final String LITTLE = " --runs 1 --warm-up 0 --processes 3 --lines 400 --settle 0 --file out.json ";

    @Test
    void everyFigureIsMeasuredAndWrittenDown(Scenario story) throws Exception {
        Ended ended = story.shell(HOME + "/bench/run.sh --peers ''" + LITTLE).run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .contains(
                        "the 4th of 4, ms",
                        "Ctrl-C to the end",
                        "a completion, processor time",
                        "a write for each line");
        assertThat(Files.readString(story.directory().resolve("out.json")))
                .contains("\"first\"", "\"many\"", "\"settings-processor\"", "\"logs-processor\"", "\"memory\"");
    }

    @Test
    void aFigureThatIsWorseThanTheMarginFailsTheComparison(Scenario story) {
        String compare = HOME + "/bench/compare.sh " + HOME + " " + HOME + LITTLE + "version --margin ";

        assertThat(story.shell(compare + "1000").run().exitCode()).isZero();
        Ended worse = story.shell(compare + "0").run();

        assertThat(worse.exitCode()).isEqualTo(1);
        assertThat(worse.out()).contains("worse by more than the margin: version, ms");
    }
}
