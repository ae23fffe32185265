package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The control socket under load, and which users may use it. */
@Scenarios
class ControlScenarios {
    private static final long MOST_KIB_OF_GARBAGE = 16 << 10;

    private static Path socket(Scenario story) {
        return RuntimeDirectory.of(story.directory(), story.environment()).controlSocket();
    }

    private static SocketChannel connect(Scenario story) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket(story)));
        return channel;
    }

    private static void awaitState(Scenario story, String instance, String state) {
        Eventually.holds(
                instance + " is " + state,
                () -> story.run("ps").out().lines().anyMatch(line -> line.matches(instance + " +" + state + " .*")),
                () -> story.run("ps"));
    }

    @Test
    @Fault(10)
    void threeHundredInstances(Scenario story) {
        story.procfile("a: exec sleep 99");
        Running running = story.start("--no-port", "a=300");
        running.awaitPid("a.300");

        Ended table = story.run("ps");

        assertThat(table.out().lines().filter(line -> line.contains(" running ")))
                .hasSize(300);
        assertThat(running.stop().exitCode()).isZero();
    }

    @Test
    @Fault(24)
    void requestsThatRaceAreEachAnsweredAndTheLastCounts(Scenario story) {
        story.procfile("a: exec sleep 60", "b: exec sleep 60");
        Running running = story.start();
        running.awaitPid("b.1");
        for (int round = 0; round < 4; round++) {
            List<Running> requests = Stream.of("restart", "stop", "restart", "stop")
                    .map(verb -> story.jforeman(verb, "a").start())
                    .toList();
            assertThat(requests)
                    .allSatisfy(
                            request -> assertThat(request.awaitEnd().exitCode()).isBetween(0, 1));
        }

        assertThat(story.run("restart", "a").exitCode()).isZero();

        awaitState(story, "a.1", "running");
        assertThat(ProcessTable.now().childrenOf(running.pid()).stream().filter(child -> child.hasVariable("PS")))
                .hasSize(2);
        assertThat(running.stop().exitCode()).isZero();
    }

    @Test
    @Fault(46)
    void aFireHoseDelaysNoAnswer(Scenario story) {
        story.procfile("a: exec yes");
        Running running = story.shell("exec jforeman start >/dev/null").start();
        running.pid();
        Eventually.holds("it answers", () -> story.run("ps").exitCode() == 0, () -> story);
        awaitState(story, "a.1", "running");

        assertThat(story.run("restart", "a").exitCode()).isZero();
        assertThat(running.stop().exitCode()).isZero();
    }

    @Test
    @Fault(47)
    void withAFrozenReaderEverythingElseWorksAndNothingIsLost(Scenario story) {
        story.procfile("a: seq 1 300000; exec sleep 60", "b: exec sleep 60");
        Running running = story.start();
        running.await("a.1", "^1000$");
        running.awaitPid("b.1");
        running.out().freeze();
        askForEverything(story);
        running.awaitRest();
        long usedKib = ProcessTable.anonymousKib(running.pid());

        askForEverything(story);

        running.awaitRest();
        assertThat(ProcessTable.anonymousKib(running.pid()))
                .as("KiB, of which requests to a frozen log take no more but garbage")
                .isLessThan(usedKib + MOST_KIB_OF_GARBAGE);
        assertThat(story.run("stop", "b").exitCode()).isZero();
        running.out().thaw();
        running.await("a.1", "^300000$");
        List<String> numbers = running.stop().lines("a.1").stream()
                .filter(line -> line.matches("\\d+"))
                .toList();
        assertThat(numbers.equals(IntStream.rangeClosed(1, 300_000)
                        .mapToObj(String::valueOf)
                        .toList()))
                .isTrue();
    }

    private static void askForEverything(Scenario story) {
        assertThat(story.run("ps").out()).containsPattern("a.1 +running").containsPattern("b.1 +running");
        assertThat(story.run("restart", "b").exitCode()).isZero();
    }

    @Test
    @Fault(54)
    void aSocketThatWasLeftBehindIsReplaced(Scenario story) {
        story.procfile("a: exec sleep 60");
        Running killed = story.start();
        killed.awaitPid("a.1");
        awaitState(story, "a.1", "running");
        killed.signal("KILL");
        killed.awaitEnd();
        Eventually.holds("nothing left", () -> story.alive().isEmpty(), story::alive);

        Running running = story.start();

        running.awaitPid("a.1");
        awaitState(story, "a.1", "running");
        assertThat(running.stop().exitCode()).isZero();
    }

    @Test
    @Fault(56)
    void theDirectoryMayHaveAnyLength(Scenario story) {
        String deep = "d".repeat(150) + "/" + "e".repeat(150);
        story.file(deep + "/Procfile", "a: exec sleep 60");
        Running running = story.start("-d", deep);
        running.awaitPid("a.1");

        Eventually.holds("it answers", () -> story.run("ps", "-d", deep).exitCode() == 0, () -> story);

        assertThat(story.run("down", "-d", deep).exitCode()).isZero();
        assertThat(running.awaitEnd().exitCode()).isZero();
    }

    @Test
    @Fault(57)
    void garbageEndsOnlyItsConnection(Scenario story) throws Exception {
        story.procfile("a: exec sleep 60");
        Running running = story.start();
        running.awaitPid("a.1");
        awaitState(story, "a.1", "running");
        byte[] garbage = new byte[1_000_000];
        new SplittableRandom(57).nextBytes(garbage);

        try (SocketChannel channel = connect(story)) {
            sendAll(channel, ByteBuffer.wrap(garbage));
        }

        awaitState(story, "a.1", "running");
        assertThat(running.log()).filteredOn(line -> line.name().equals("a.1")).hasSize(1);
        assertThat(running.stop().exitCode()).isZero();
    }

    /** The server may close the connection before all bytes are sent; that is correct. */
    private static void sendAll(SocketChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException _) {
            assertThat(bytes.position()).isPositive();
        }
    }

    @Test
    @Fault(58)
    void idleClientsDoNotLockOthersOut(Scenario story) throws Exception {
        story.procfile("a: exec sleep 60");
        Running running = story.start();
        running.awaitPid("a.1");
        awaitState(story, "a.1", "running");
        List<SocketChannel> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                idle.add(connect(story));
            }
            awaitState(story, "a.1", "running");
        } finally {
            for (SocketChannel channel : idle) {
                channel.close();
            }
        }
        assertThat(running.stop().exitCode()).isZero();
    }

    @Test
    @Fault(59)
    void anotherUserCannotEvenConnect(Scenario story) {
        Machine.needsRoot();
        Machine.needs("setpriv", "socat");
        story.procfile("a: exec sleep 60").openToOthers();
        Running running = story.start();
        running.awaitPid("a.1");
        awaitState(story, "a.1", "running");
        String[] other = {"setpriv", "--reuid=61059", "--regid=61059", "--clear-groups"};

        assertThat(story.jforeman("ps").under(other).run().exitCode()).isNotZero();
        Ended connecting = Invocation.of(story, "socat", "-", "UNIX-CONNECT:" + socket(story))
                .under(other)
                .run();

        assertThat(connecting.exitCode()).isNotZero();
        assertThat(connecting.err()).contains("Permission denied");
        assertThat(running.stop().exitCode()).isZero();
    }
}
