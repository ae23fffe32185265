package dev.jforeman.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways in which an attacker may try to end a session, one example of each kind that no other scenario covers. */
@Scenarios
class AttackScenarios {
    private static final String ATTACH =
            "{\"v\":2,\"method\":\"attach\",\"name\":\"a.1\",\"columns\":80,\"rows\":24}\n";
    private static final String TYPE = "{\"v\":2,\"method\":\"type\",\"bytes\":\"aGVsbG8K\"}\n";
    private static final String FOLLOW = "{\"v\":2,\"method\":\"logs\",\"follow\":true}\n";

    private static Running begin(Scenario story, String... options) {
        Running running = story.start(options);
        running.await("a.1", "^up$");
        Eventually.holds("it answers", () -> story.run("ps").exitCode() == 0, () -> running);
        return running;
    }

    private static SocketChannel connect(Scenario story) throws IOException {
        SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
        client.connect(UnixDomainSocketAddress.of(
                RuntimeDirectory.of(story.directory(), story.environment()).controlSocket()));
        return client;
    }

    private static void send(SocketChannel client, String text) throws IOException {
        client.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    /** Opening a named pipe without a writer once blocked the thread that answers requests. */
    @Test
    @Fault(81)
    void aReloadThatReadsANamedPipeHoldsUpNothing(Scenario story) {
        story.procfile("a: echo up; exec sleep 60");
        Running running = begin(story);
        story.shell("mkfifo .env").run().requireSuccess();

        Running reload = story.jforeman("reload").start();
        assertThat(story.run("restart", "a").exitCode()).isZero();

        assertThat(reload.awaitEnd().exitCode()).isNotZero();
        story.shell("echo A=b >.env").run().requireSuccess(); // otherwise a thread goes on waiting for it
        assertThat(running.stop().exitCode()).isZero();
    }

    /** Each of these invalid inputs once ended the session at run time. */
    @ParameterizedTest
    @Fault(83)
    @ValueSource(
            strings = {
                "ready: {http: 'http://localhost:99999/'}",
                "ready: {http: 'http://127.1:1/'}",
                "watch: 'x{'",
                "watch: '[z-a]'"
            })
    void checkReportsSettingsThatCannotWork(String setting, Scenario story) {
        story.procfile("a: exec sleep 60").file("jforeman.yml", "processes:", "  a: {" + setting + "}");

        Ended check = story.run("check");

        assertThat(check.exitCode()).as("%s", check).isEqualTo(65);
        assertThat(check.err()).contains("jforeman.yml:2:");
    }

    /** When run by root, jforeman once left directories there that their user could not enter. */
    @ParameterizedTest
    @Fault(85)
    @CsvSource({"HOME, other", "HOME, gone", "HOME, Procfile", "XDG_STATE_HOME, other", "TMPDIR, gone", "TMPDIR, other"
    })
    void inTheBackgroundNothingIsWrittenWhereItShouldNot(String variable, String directory, Scenario story)
            throws IOException {
        Machine.needsRoot();
        story.procfile("a: exec sleep 60");
        Path other = Files.createDirectory(story.directory().resolve("other"));
        Files.setAttribute(other, "unix:uid", 61_059);
        Path chosen = story.directory().resolve(directory);

        Ended start =
                story.jforeman("start", "-d").env(variable, chosen.toString()).run();

        assertThat(start.exitCode()).as("%s", start).isZero();
        assertThat(other).isEmptyDirectory();
        assertThat(story.directory().resolve("gone")).doesNotExist();
        assertThat(story.run("down").exitCode()).isZero();
    }

    /** Without a home directory the logs are written next to the socket. */
    @Test
    @Fault(85)
    void inTheBackgroundNoHomeIsNeeded(Scenario story) {
        story.procfile("a: exec sleep 60");

        Ended start = story.shell("unset HOME TMPDIR; exec jforeman start -d").run();

        assertThat(start.exitCode()).as("%s", start).isZero();
        assertThat(start.out()).contains("/jforeman/").contains("/log (show it with");
        assertThat(story.run("down").exitCode()).isZero();
    }

    /** Each client that attached and hung up once left a thread behind. */
    @Test
    @Fault(90)
    void clientsThatAttachTypeAndHangUpLeaveNothing(Scenario story) throws IOException {
        story.procfile("a: echo up; exec sleep 60");
        Running running = begin(story, "--pty=always");

        for (int i = 0; i < 100; i++) {
            try (SocketChannel client = connect(story)) {
                send(client, ATTACH + TYPE.repeat(20));
            }
        }

        running.awaitSettled();
        assertThat(running.stop().exitCode()).isZero();
    }

    @Test
    @Fault(91)
    void howeverManyFollowTheLogItCanBeAskedAndStopped(Scenario story) throws IOException {
        story.procfile("a: echo up; exec sleep 60");
        Running running = begin(story);
        Deque<SocketChannel> followers = new ArrayDeque<>();
        try {
            while (followers.size() < 80) {
                followers.add(connect(story));
                send(followers.getLast(), FOLLOW);
            }
            assertThat(story.run("ps").exitCode()).isZero();
            assertThat(story.run("down").exitCode()).isZero();
        } finally {
            for (SocketChannel follower : followers) {
                follower.close();
            }
        }
        assertThat(running.awaitEnd().exitCode()).isZero();
    }

    /** The pipe to the watchdog fills after some thousand starts; a full pipe must not block jforeman. */
    @Test
    @Fault(92)
    void aWatchdogThatIsStoppedStopsNothing(Scenario story) {
        story.procfile("a: echo up; exec sleep 60");
        Running running = begin(story);
        long watchdog = ProcessTable.now().childrenOf(running.pid()).stream()
                .filter(child -> child.hasVariable("WATCHDOG"))
                .findFirst()
                .orElseThrow()
                .pid();
        story.kill("STOP", watchdog);

        assertThat(story.run("restart", "a").exitCode()).isZero();

        story.kill("CONT", watchdog);
        assertThat(running.stop().exitCode()).isZero();
    }

    /** Supervisord expands {@code %} twice in these two settings. */
    @Test
    @Fault(82)
    void aPercentSignInALogDirectoryIsOneForSupervisordToo(Scenario story) {
        story.procfile("a: exec sleep 60");

        Ended export = story.run("export", "supervisord", "-", "--log", "/var/log/100%");

        assertThat(export.exitCode()).as("%s", export).isZero();
        assertThat(export.out()).contains("=/var/log/100%%%%/a-1.log\n");
    }
}
