package dev.jforeman.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PsTableTest {
    private static final long NOW = 1_000_000_000;

    private static ProcessRow running(long cpuMillis) {
        return new ProcessRow(
                "web.1",
                "running",
                true,
                OptionalInt.of(5000),
                new Reply.Past(2, Optional.of("exited with code 7 after 3.2 s"), false),
                new Reply.Run(
                        OptionalLong.of(4242),
                        OptionalLong.of(NOW - 10_000),
                        OptionalLong.of(cpuMillis),
                        OptionalLong.of(50 << 20)));
    }

    private static ProcessRow failed() {
        return new ProcessRow(
                "worker.12",
                "failed",
                false,
                OptionalInt.empty(),
                new Reply.Past(0, Optional.empty(), true),
                Reply.Run.NONE);
    }

    private static PsTable table(long now, Optional<PsTable> before, ProcessRow... rows) {
        return new PsTable(new Reply.Processes(1, "/app", 0, List.of("web"), List.of(rows)), now, before);
    }

    @Test
    void columnsAreAsWideAsTheyNeedToBe() {
        assertThat(table(NOW, Optional.empty(), running(1500), failed()).lines())
                .containsExactly(
                        "NAME       STATE    PID   PORT  UP    RESTARTS  CPU  MEMORY  LAST END",
                        "web.1      running  4242  5000  10 s  2         15%  50 MB   exited with code 7 after 3.2 s",
                        "worker.12  failed   -     -     -     0         -    -       -");
    }

    @Test
    void processorTimeIsMeasuredSinceThePreviousTable() {
        PsTable before = table(NOW, Optional.empty(), running(1500));
        assertThat(table(NOW + 2_000, Optional.of(before), running(2500))
                        .lines()
                        .get(1))
                .contains(" 50% ");
    }
}
