package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.os.kernel.Proc;
import dev.jforeman.os.process.ProcessGroups.ProcessTable;
import org.junit.jupiter.api.Test;

class ProcessTableTest {
    @Test
    void aLineOfPsIsRead() {
        assertThat(ProcessTable.parsePs("  512 Ss+      1   512 ")).isEqualTo(new Proc.Entry(512, 'S', 1, 512, 0, 0));
        assertThat(ProcessTable.parsePs("513 Z 512 512").isLive()).isFalse();
    }

    @Test
    void weAreInTheTable() throws Exception {
        long self = ProcessHandle.current().pid();
        assertThat(ProcessTable.read()).anyMatch(entry -> entry.pid() == self && entry.isLive());
    }
}
