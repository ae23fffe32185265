package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessTableTest {
    @Test
    void aNameMayHoldBlanksAndBrackets() {
        String line = "4711 (a ) (b) R 1) S 17 4710 4709 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 987654 1 2 3 4 5\n";
        assertThat(ProcessTable.parseStat(line)).isEqualTo(new ProcessTable.Entry(4711, 'S', 17, 4710, 987_654));
    }

    @Test
    void aLineOfPsIsRead() {
        assertThat(ProcessTable.parsePs("  512 Ss+      1   512 "))
                .isEqualTo(new ProcessTable.Entry(512, 'S', 1, 512, 0));
        assertThat(ProcessTable.parsePs("513 Z 512 512").isLive()).isFalse();
    }

    @Test
    void weAreInTheTable() throws Exception {
        long self = ProcessHandle.current().pid();
        assertThat(ProcessTable.read()).anyMatch(entry -> entry.pid() == self && entry.isLive());
    }

    @Test
    void whoIsGoneIsNotFound() {
        assertThat(ProcessTable.find(1_000_000_000)).isEmpty();
    }
}
