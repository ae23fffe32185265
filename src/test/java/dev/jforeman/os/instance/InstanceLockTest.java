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

    /** A process that takes and releases the lock all the time and checks that no other process holds it meanwhile. */
    static final class Churner {
        private Churner() {}

        public static void main(String[] args) throws Exception {
            RuntimeDirectory directory = new RuntimeDirectory(Path.of(args[0]), Path.of(args[1]), args[2]);
            Path own = Path.of(args[0]).resolve("own");
            for (int held = 0; held < 300; ) {
                try (InstanceLock _ = InstanceLock.acquire(directory)) {
                    Files.createFile(own);
                    Files.delete(own);
                    held++;
                } catch (AlreadyRunningException _) {
                    Thread.onSpinWait();
                }
            }
            System.out.println("done");
        }
    }

    private Process churn() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Churner.class.getName(),
                        temp.toString(),
                        directory.base().toString(),
                        directory.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void aSecondStartNamesTheRunningInstanceAndItsStartTime() throws Exception {
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
    void theLockFileOfADeadInstanceIsReplacedSilently() throws Exception {
        directory.create();
        Files.writeString(directory.lockFile(), "1 1699999999999\nand much more that is not read\n");
        try (InstanceLock _ = InstanceLock.acquire(directory)) {
            // reading it here would release the lock; to the kernel another name is the same file
            assertThat(Files.size(directory.lockFile())).isLessThan(40);
        }
    }

    @Test
    void aRefreshUpdatesTheFileTimesAndKeepsTheLock() throws Exception {
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

    /** Uses another process: opening and closing the file in this process would release the lock. */
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
    void anIncompleteFileNamesNoInstance() {
        assertThat(RunningInstance.parse("")).isEmpty();
        assertThat(RunningInstance.parse("123 17000000")).isEmpty();
        assertThat(RunningInstance.parse("99999999999999999999 1\n")).isEmpty();
    }

    /** A process that opened the file before another one removed it would lock a deleted file. */
    @Test
    void twoProcessesThatCompeteForTheLockNeverHoldItTogether() throws Exception {
        List<Process> churners = List.of(churn(), churn());

        for (Process churner : churners) {
            assertThat(churner.inputReader().readLine()).isEqualTo("done");
            assertThat(churner.waitFor()).isZero();
        }
        InstanceLock.acquire(directory).close();
        assertThat(directory.path()).doesNotExist();
    }
}
