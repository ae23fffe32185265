package dev.jforeman.os.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.jforeman.os.instance.InstanceLock.AlreadyRunningException;
import dev.jforeman.os.instance.InstanceLock.RunningInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
    @TempDir
    Path temp;

    private RuntimeDirectory directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = new RuntimeDirectory(temp, temp.resolve("base"), "app");
    }

    @Test
    void theSecondIsToldWhoRunsAndSinceWhen() throws Exception {
        long before = System.currentTimeMillis();
        try (LockHolder holder = LockHolder.of(directory)) {
            RunningInstance running = catchThrowableOfType(
                            AlreadyRunningException.class, () -> InstanceLock.acquire(directory))
                    .running()
                    .orElseThrow();
            assertThat(running.pid()).isEqualTo(holder.pid());
            assertThat(running.since().toEpochMilli()).isBetween(before, System.currentTimeMillis());
        }
        InstanceLock.acquire(directory).close();
    }

    @Test
    void whatADeadOneLeftIsReplacedSilently() throws Exception {
        directory.create();
        Files.writeString(directory.lockFile(), "1 1699999999999\nand much more that nobody reads\n");
        InstanceLock.acquire(directory).close();
        assertThat(RunningInstance.parse(Files.readString(directory.lockFile())))
                .hasValueSatisfying(self ->
                        assertThat(self.pid()).isEqualTo(ProcessHandle.current().pid()));
    }

    @Test
    void aHalfWrittenFileNamesNobody() {
        assertThat(RunningInstance.parse("")).isEmpty();
        assertThat(RunningInstance.parse("123 17000000")).isEmpty();
        assertThat(RunningInstance.parse("99999999999999999999 1\n")).isEmpty();
    }
}
