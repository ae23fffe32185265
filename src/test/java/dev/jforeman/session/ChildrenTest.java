package dev.jforeman.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.Incarnation;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.GroupWatch;
import dev.jforeman.os.process.ProcessHost.SpawnException;
import dev.jforeman.output.JsonStyle;
import dev.jforeman.output.LogOptions;
import dev.jforeman.output.OutputParts;
import dev.jforeman.session.Console.ChildStdio;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.session.SessionParts.Specs;
import dev.jforeman.supervisor.Event;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChildrenTest {
    private static final InstanceName NAME = new InstanceName("web", 1);

    private final Inbox inbox = new Inbox();
    private final FakeHost host = new FakeHost((_, _) -> {
        throw new SpawnException("too many processes", true);
    });
    private final Children children = children(host, inbox);
    private final Thread spawner = Threads.repeatInterruptible("spawner", children);

    private static Children children(FakeHost host, Inbox inbox) {
        LogOptions options = ScriptedRun.OPTIONS;
        OutputParts output = OutputParts.of(
                plan(),
                options,
                new JsonStyle(),
                Optional.empty(),
                Channels.newChannel(OutputStream.nullOutputStream()),
                _ -> {});
        ChildStdio stdio = new ChildStdio(options.streams(), false, () -> 0);
        return new Children(host, stdio, new Specs(plan()), inbox, output.pumps(), new GroupWatch(host));
    }

    private static Plan plan() {
        Duration timeout = Duration.ofSeconds(5);
        ProcessSpec spec = new ProcessSpec(
                Rules.of(NAME, Restart.usual(OnExit.RESTART), timeout),
                "sleep 1",
                Path.of("/"),
                Map.of(),
                ProcessSpec.AssignedPort.NONE,
                ProcessSpec.StdioRule.DEFAULT,
                new Location("Procfile", 1, 1));
        return new Plan(List.of(NAME.type()), List.of(spec), timeout, List.of());
    }

    @AfterEach
    void end() {
        spawner.interrupt();
    }

    /** The callback opens the control socket, which is needed most if no process can be started. */
    @Test
    void theActionAfterTheFirstStartAlsoRunsIfThatStartFails() throws Exception {
        CountDownLatch followed = new CountDownLatch(1);
        children.afterFirstStart(followed::countDown);

        children.spawn(new Incarnation(NAME, 1));

        assertThat(inbox.poll(TimeUnit.SECONDS.toNanos(20)))
                .hasValueSatisfying(event -> assertThat(event).isInstanceOf(Event.SpawnFailed.class));
        assertThat(followed.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
