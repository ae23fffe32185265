package dev.jforeman.os.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.jforeman.os.instance.InstanceLock.AlreadyRunningException;
import dev.jforeman.os.instance.InstanceLock.RunningInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
    void refreshedItLooksUsedAndIsStillHeld() throws Exception {
        Path record;
        try (InstanceLock lock = InstanceLock.acquire(directory)) {
            record = Files.writeString(directory.path().resolve("groups-1"), "");
            String text = textOfLock();
            for (Path path : List.of(directory.base(), directory.path(), directory.lockFile(), record)) {
                makeOld(path);
            }

            lock.refresh();

            for (Path path : List.of(directory.base(), directory.path(), directory.lockFile(), record)) {
                assertThat(Files.getLastModifiedTime(path).toInstant())
                        .as(path.toString())
                        .isAfter(Instant.parse("2021-01-01T00:00:00Z"));
            }
            assertThat(textOfLock()).isEqualTo(text);
            assertThatThrownBy(() -> LockHolder.of(directory)).hasMessageStartingWith("the lock was not taken");
        }
    }

    /** By another process: to open and close the file here would give the lock back. */
    private String textOfLock() throws IOException {
        return new ProcessBuilder("cat", directory.lockFile().toString())
                .start()
                .inputReader()
                .readLine();
    }

    private static void makeOld(Path path) throws Exception {
        new ProcessBuilder("touch", "-t", "202001010000", path.toString())
                .start()
                .waitFor();
    }

    @Test
    void aHalfWrittenFileNamesNobody() {
        assertThat(RunningInstance.parse("")).isEmpty();
        assertThat(RunningInstance.parse("123 17000000")).isEmpty();
        assertThat(RunningInstance.parse("99999999999999999999 1\n")).isEmpty();
    }
}
