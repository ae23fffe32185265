package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.OwnProcesses;
import dev.jforeman.os.process.StdioSetup.ParentEnds;
import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JdkChildTest {
    /** An end that the core does not hear of is waited for forever. */
    @Test
    void aListenerThatFailsHearsOfTheEndAgain() throws Exception {
        Process process = OwnProcesses.start(new ProcessBuilder("sh", "-c", "exit 7"));
        Watchdog watchdog = Watchdog.start(Duration.ZERO, Optional.empty());
        try (JdkChild child = new JdkChild(process, noEnds(), ExitStatus.watch(process.pid()), watchdog, false)) {
            BlockingQueue<Outcome> heard = new LinkedBlockingQueue<>();
            AtomicInteger attempts = new AtomicInteger();

            child.onEnd(outcome -> {
                if (attempts.incrementAndGet() < 3) {
                    throw new IllegalStateException("injected");
                }
                heard.add(outcome);
            });

            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(new Outcome.Exited(7));
        } finally {
            watchdog.dismiss();
        }
    }

    private static ParentEnds noEnds() {
        return new ParentEnds(
                Channels.newChannel(new ByteArrayInputStream(new byte[0])), Optional.empty(), Optional.empty());
    }

    /** A child is known as soon as it runs {@code setsid}, but it leads a group only a moment later. */
    @Test
    void aSignalReachesAChildThatLeadsNoGroupYet() throws Exception {
        Process process = OwnProcesses.start(new ProcessBuilder("sleep", "1000"));
        try {
            Watchdog watchdog = Watchdog.start(Duration.ZERO, Optional.empty());
            JdkChild child = new JdkChild(process, noEnds(), ExitStatus.watch(process.pid()), watchdog, false);

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
