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

    /** Another process that takes the lock of a directory, says so, and keeps it until its input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            RuntimeDirectory directory = new RuntimeDirectory(Path.of(args[0]), Path.of(args[1]), args[2]);
            try (InstanceLock _ = InstanceLock.acquire(directory)) {
                System.out.println("held");
                System.in.read();
            }
        }
    }

    private Process hold() throws IOException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        temp.toString(),
                        directory.base().toString(),
                        directory.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(holder.inputReader().readLine()).isEqualTo("held");
        return holder;
    }

    @Test
    void theSecondIsToldWhoRunsAndSinceWhen() throws Exception {
        long before = System.currentTimeMillis();
        Process holder = hold();
        try {
            RunningInstance running = catchThrowableOfType(
                            AlreadyRunningException.class, () -> InstanceLock.acquire(directory))
                    .running()
                    .orElseThrow();
            assertThat(running.pid()).isEqualTo(holder.pid());
            assertThat(running.since().toEpochMilli()).isBetween(before, System.currentTimeMillis());
        } finally {
            holder.destroyForcibly().waitFor();
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
