package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Checks whether lines of the counting processes were lost. When stopped, each process writes the number of its last
 * line to a file, so that the last lines are checked too.
 */
final class SoakLosses {
    static final String COUNTER = "counter: trap 'echo $i >ends/$$; exit 0' TERM; i=0; while :; do"
            + " echo \"count $$ $((i + 1)).\"; i=$((i + 1)); sleep 0.5 & wait $!; done";

    private final File ends;
    private final LineTally tally = new LineTally();

    SoakLosses(Scenario story, Running running) {
        ends = story.directory().resolve("ends").toFile();
        running.out().count(tally);
        boolean _ = ends.mkdir();
        forgetEnds();
    }

    /** Skips processes that exited while the log was frozen: their output may be cut short, as documented. */
    void forgetEnds() {
        endFiles().forEach(file -> assertThat(file.delete()).isTrue());
    }

    private List<File> endFiles() {
        return Optional.ofNullable(ends.listFiles()).map(Arrays::asList).orElse(List.of());
    }

    /** For a session that was not killed: everything that was read must be printed. */
    void checkEnds(Scenario story) {
        for (File file : endFiles()) {
            String number = story.text("ends/" + file.getName()).strip();
            if (!number.isEmpty()) { // otherwise it was killed while it wrote the file
                assertThat(tally.lastOf(Long.parseLong(file.getName())))
                        .as("the last line of " + file.getName())
                        .isGreaterThanOrEqualTo(Long.parseLong(number));
            }
        }
    }

    /** Waits for more counted lines: output has not stopped for good. */
    void awaitMore() {
        long before = tally.lines();
        Eventually.holds("more lines are counted", () -> tally.lines() > before, tally::lines);
    }

    void check(boolean mayDrop) {
        assertThat(tally.twice()).as("lines written twice").isZero();
        if (!mayDrop) {
            assertThat(tally.lost()).as("lines lost").isZero();
        }
    }

    LineTally tally() {
        return tally;
    }
}
