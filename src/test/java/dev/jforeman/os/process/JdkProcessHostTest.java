package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.os.kernel.GivenKernel;
import dev.jforeman.os.process.ProcessHost.Launch;
import dev.jforeman.os.process.ProcessHost.Stdio;
import dev.jforeman.testing.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class JdkProcessHostTest {
    /** Nothing knew of such a process any more, so it outlived jforeman, and the next attempt was a second one. */
    @EnabledOnOs(OS.LINUX)
    @Test
    void aProcessThatCannotBeManagedIsKilled() {
        String command = "sleep 7654 & sleep 7653; true";
        JdkProcessHost host = JdkProcessHost.guarded(Duration.ZERO, Optional.empty());
        Launch launch = new Launch(command, Path.of("/"), Map.of(), new Stdio.OnePipe(Stdio.Input.OPEN));

        try (GivenKernel _ = GivenKernel.failing("syscall")) {
            assertThatThrownBy(() -> host.start(launch)).hasMessage("injected");
        } finally {
            host.unguard();
        }

        Eventually.holds("it is killed", () -> running().isEmpty(), JdkProcessHostTest::running);
    }

    private static List<String> running() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains("sleep 7653") || line.contains("sleep 7654"))
                .toList();
    }
}
