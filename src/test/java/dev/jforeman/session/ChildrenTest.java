package dev.jforeman.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.contract.ProcessScript;
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
import dev.jforeman.supervisor.Event.SpawnFailed.Retry;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChildrenTest {
    private static final InstanceName NAME = new InstanceName("web", 1);

    private final Inbox inbox = new Inbox();
    private final AtomicReference<FakeHost.Start> start = new AtomicReference<>((_, _) -> {
        throw new SpawnException("too many processes", true);
    });
    private final FakeHost host = new FakeHost((launch, living) -> start.get().of(launch, living));
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

    private Event nextEvent() throws InterruptedException {
        return inbox.poll(TimeUnit.SECONDS.toNanos(20)).orElseThrow();
    }

    private Retry retryAfter(Consumer<String> failure) throws InterruptedException {
        start.set((_, _) -> {
            failure.accept("injected");
            throw new SpawnException("nothing failed", false);
        });
        children.spawn(new Incarnation(NAME, 1));
        return ((Event.SpawnFailed) nextEvent()).retry();
    }

    /** It once cost the process: only what the operating system refused was retried. */
    @Test
    void anErrorOfJforemanInAStartIsRetriedALimitedNumberOfTimes() throws Exception {
        assertThat(retryAfter(text -> {
                    throw new IllegalStateException(text);
                }))
                .isEqualTo(Retry.LIMITED);
        assertThat(retryAfter(text -> {
                    throw new StackOverflowError(text);
                }))
                .isEqualTo(Retry.LIMITED);
        assertThat(retryAfter(text -> {
                    throw new NoClassDefFoundError(text);
                }))
                .isEqualTo(Retry.LIMITED);
    }

    @Test
    void aStartWithoutMemoryIsRetriedUntilThereIsSome() throws Exception {
        assertThat(retryAfter(text -> {
                    throw new OutOfMemoryError(text);
                }))
                .isEqualTo(Retry.ALWAYS);
    }

    /** The core was once told of the start first, and waited for an end that nothing observed. */
    @Test
    void aProcessWhoseEndCannotBeObservedIsKilledAndDoesNotCountAsStarted() throws Exception {
        start.set((_, living) -> new Unobservable(FakeProcess.start(ProcessScript.stays(), living)));

        children.spawn(new Incarnation(NAME, 1));

        assertThat(nextEvent()).isInstanceOf(Event.SpawnFailed.class);
        assertThat(host.living).isEmpty();
        assertThat(inbox.poll(0)).isEmpty();
    }

    @Test
    void aTaskOfTheSpawnerThatFailsIsRunAgainBeforeTheNext() throws Exception {
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        Deque<Runnable> attempts = new ArrayDeque<>(List.of(
                () -> {
                    throw new IllegalStateException("injected");
                },
                () -> done.add("second attempt")));

        children.onSpawner(() -> attempts.remove().run());
        children.onSpawner(() -> done.add("next task"));

        assertThat(done.take()).isEqualTo("second attempt");
        assertThat(done.take()).isEqualTo("next task");
    }

    @Test
    void aTaskOfTheSpawnerThatFailsEachTimeIsGivenUp() throws Exception {
        spawner.interrupt();
        spawner.join();
        List<String> done = new ArrayList<>();
        children.onSpawner(() -> {
            done.add("attempt");
            throw new IllegalStateException("injected");
        });
        children.onSpawner(() -> done.add("next task"));

        while (!done.contains("next task")) {
            try {
                children.run();
            } catch (IllegalStateException _) {
                assertThat(done).hasSizeLessThan(100);
            }
        }

        assertThat(done).hasSize(11);
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
