package dev.jforeman.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineTallyTest {
    private final LineTally tally = new LineTally();

    private void add(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        tally.add(bytes, bytes.length);
    }

    @Test
    void linesOfSeveralProcessesAreCountedHoweverTheyAreCut() {
        String text = "12:00:00 a.1 | count 7 1.\r\n{\"line\":\"count 8 1.\"}\nother\ncount 7 2.\ncount 8 2.\n";
        for (String piece : text.split("", -1)) {
            add(piece);
        }
        assertThat(tally.lines()).isEqualTo(4);
        assertThat(tally.lost()).isZero();
        assertThat(tally.twice()).isZero();
        assertThat(tally.lastOf(7)).isEqualTo(2);
    }

    @Test
    void whatIsMissingAndWhatComesTwiceIsCounted() {
        add("count 7 1.\ncount 7 4.\ncount 7 4.\n");
        assertThat(tally.lost()).isEqualTo(2);
        assertThat(tally.twice()).isEqualTo(1);
    }

    @Test
    void aProcessIdMayBeUsedAgain() {
        add("count 7 1.\ncount 7 2.\ncount 7 1.\ncount 7 2.\n");
        assertThat(tally.lost() + tally.twice()).isZero();
    }

    @Test
    void aProcessWhoseFirstLineIsMissingHasLostIt() {
        add("count 7 2.\n");
        assertThat(tally.lost()).isEqualTo(1);
        assertThat(tally.lastOf(8)).isZero();
    }
}
