package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.OwnProcesses;
import dev.jforeman.os.process.StdioSetup.ParentEnds;
import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JdkChildTest {
    /** A child is known as soon as it runs {@code setsid}, but it leads a group only a moment later. */
    @Test
    void aSignalReachesAChildThatLeadsNoGroupYet() throws Exception {
        Process process = OwnProcesses.start(new ProcessBuilder("sleep", "1000"));
        try {
            ParentEnds ends = new ParentEnds(
                    Channels.newChannel(new ByteArrayInputStream(new byte[0])), Optional.empty(), Optional.empty());
            Watchdog watchdog = Watchdog.start(Duration.ZERO, Optional.empty());
            JdkChild child = new JdkChild(process, ends, ExitStatus.watch(process.pid()), watchdog, false);

            child.signalGroup(Signal.TERM);

            assertThat(process.waitFor(20, TimeUnit.SECONDS))
                    .as("jforeman has exited")
                    .isTrue();
            child.close();
            watchdog.dismiss();
        } finally {
            process.destroyForcibly();
        }
    }
}
