package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.Prefix.NameColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameColumnTest {
    @Test
    void isAsWideAsTheLongestNameWithTheHighestNumber() {
        assertThat(NameColumn.of(List.of("web", "worker"), 1)).isEqualTo(new NameColumn(8));
        assertThat(NameColumn.of(List.of("web", "worker"), 12)).isEqualTo(new NameColumn(9));
    }

    @Test
    void isNeverNarrowerThanSystem() {
        assertThat(NameColumn.of(List.of("a"), 1)).isEqualTo(new NameColumn(6));
        assertThat(NameColumn.of(List.of(), 0)).isEqualTo(new NameColumn(6));
    }

    @Test
    void padsOnTheRight() {
        assertThat(new NameColumn(6).pad("a.1")).isEqualTo("a.1   ");
        assertThat(new NameColumn(3).pad("long.1")).isEqualTo("long.1");
    }
}
