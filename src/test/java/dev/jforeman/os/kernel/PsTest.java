package dev.jforeman.os.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.os.kernel.Kernel.ProcessUsage;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PsTest {
    private static final long SELF = ProcessHandle.current().pid();

    @Test
    void aLineIsAProcess() {
        assertThat(Ps.entry("  512 Ss+      1   512 ")).containsExactly(new ProcessEntry(512, 'S', 1, 512, 0, 0));
        assertThat(Ps.entry("513 Z 512 512")).noneMatch(ProcessEntry::isLive);
    }

    @Test
    void aLineThatIsNotUnderstoodIsSkipped() {
        assertThat(Ps.entry("")).isEmpty();
        assertThat(Ps.entry("513 Z")).isEmpty();
        assertThat(Ps.entry("PID STAT PPID PGID")).isEmpty();
        assertThat(Ps.entry("99999999999999999999 S 1 1")).isEmpty();
        assertThat(Ps.usage("512 - 0")).isEmpty();
        assertThat(Ps.usage("PGID TIME RSS")).isEmpty();
    }

    @Test
    void timesOfMacosHaveMinutesAndHundredthsThoseOfLinuxHoursAndDays() {
        assertThat(Ps.usage("  512   1:02.50   2048")).containsExactly(new ProcessUsage(512, 62_500, 2 << 20));
        assertThat(Ps.usage("512 300:00.01 1")).containsExactly(new ProcessUsage(512, 18_000_010, 1024));
        assertThat(Ps.usage("512 01:00:02 1")).containsExactly(new ProcessUsage(512, 3_602_000, 1024));
        assertThat(Ps.usage("512 1-01:00:02 1")).containsExactly(new ProcessUsage(512, 90_002_000, 1024));
    }

    @Test
    void jforemanIsInTheProcessTable() throws Exception {
        assertThat(Ps.processes()).anyMatch(entry -> entry.pid() == SELF && entry.isLive());
        assertThat(Ps.usage()).anyMatch(used -> used.memoryBytes() > 1 << 20);
        assertThat(Ps.groupsWithLivingMember(Set.of(1_000_000_000L))).isEmpty();
    }

    @Test
    void theBirthOfALeaderIsOneWord() {
        assertThat(Ps.birthOfLeader(512, "  512 Ss   Mon Mar  2 07:08:09 2026  "))
                .hasValue("Mon_Mar_2_07:08:09_2026");
        assertThat(Ps.birthOfLeader(513, "512 Ss Mon Mar  2 07:08:09 2026"))
                .as("no leader")
                .isEmpty();
        assertThat(Ps.birthOfLeader(512, "512 Z Mon Mar  2 07:08:09 2026"))
                .as("a zombie")
                .isEmpty();
        assertThat(Ps.birthOfLeader(1_000_000_000)).isEmpty();
    }
}
