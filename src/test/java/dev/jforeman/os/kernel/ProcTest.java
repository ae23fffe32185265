package dev.jforeman.os.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcTest {
    private static final long SELF = ProcessHandle.current().pid();
    private static final String STATUS = """
        Name:	java
        State:	S (sleeping)
        Uid:	1000	1000	1000	1000
        Gid:	100	100	100	100
        VmPeak:	  123456 kB
        Threads:	17
        SigQ:	0/31476
        """;

    @Test
    void aNameMayHoldBlanksAndBrackets() {
        String line = "4711 (a ) (b) R 1) S 17 4710 4709 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 987654 1 2 3 4 5\n";
        assertThat(Proc.parseStat(line)).isEqualTo(new ProcessEntry(4711, 'S', 17, 4710, 110, 987_654));
    }

    @Test
    void threadsCountForTheirUserOnly() {
        assertThat(Proc.threadsOf(1000, STATUS)).isEqualTo(17);
        assertThat(Proc.threadsOf(100, STATUS)).isZero();
        assertThat(Proc.threadsOf(1000, "")).isZero();
    }

    @Test
    void aTimeSinceBootIsInHundredths() {
        assertThat(Proc.parseUptime("12345.67 23456.78\n")).isEqualTo(1_234_567);
    }

    @Test
    void aProcessThatDoesNotExistIsNotFound() {
        assertThat(Proc.find(1_000_000_000)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisProcessIsReadAsItIs() throws Exception {
        ProcessEntry self = Proc.find(SELF).orElseThrow();

        assertThat(self.isLive()).isTrue();
        assertThat(self.parent())
                .isEqualTo(ProcessHandle.current().parent().orElseThrow().pid());
        assertThat(self.began()).isLessThanOrEqualTo(Proc.now());
        assertThat(Proc.all()).anyMatch(entry -> entry.pid() == SELF && entry.began() == self.began());
        assertThat(Proc.residentBytes(SELF)).isGreaterThan(1 << 20);
        assertThat(Proc.commandLine(SELF)).contains("java");
        assertThat(Proc.environment(SELF)).contains("PATH=" + System.getenv("PATH"));
        assertThat(Files.isSameFile(Proc.directory(SELF), Path.of(""))).isTrue();
        assertThat(Proc.effectiveUser()).isEqualTo(Libc.geteuid());
        assertThat(Proc.threadsOf(Proc.effectiveUser())).isPositive();
        assertThat(Proc.bootId()).hasSize(36);
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void theLastProcessIdIsThatOfAProcessOrThread() throws Exception {
        long before = Proc.lastPid();
        new ProcessBuilder("true").start().waitFor();

        assertThat(before).isPositive();
        assertThat(Proc.lastPid()).isPositive().isNotEqualTo(before);
    }
}
