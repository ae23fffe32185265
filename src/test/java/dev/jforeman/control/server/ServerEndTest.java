package dev.jforeman.control.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.os.instance.TrustedSocket;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot start, or whose shutdown is blocked. */
@Timeout(60)
class ServerEndTest {
    private static final Request WAIT = new Request.Wait(Request.Wait.Until.EXITED, List.of());

    @TempDir
    private Path directory;

    private final Set<Thread> before = allThreads();
    private Optional<ControlServer> server = Optional.empty();
    private final BlockingQueue<Client> waiting = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        server.ifPresent(ControlServer::close);
    }

    private static Set<Thread> allThreads() {
        return Thread.getAllStackTraces().keySet();
    }

    /** The threads of the servers that this test has started. */
    private List<Thread> threads() {
        return allThreads().stream()
                .filter(thread -> thread.getName().equals("control") && !before.contains(thread))
                .toList();
    }

    private Path socket() {
        return directory.resolve("control");
    }

    private ControlServer listen() throws IOException {
        ControlServer started = ControlServer.start(socket(), _ -> (_, client) -> waiting.add(client));
        server = Optional.of(started);
        return started;
    }

    private ControlClient waiter() throws IOException {
        ControlClient client =
                ControlClient.connect(TrustedSocket.named(socket())).orElseThrow();
        client.send(WAIT);
        return client;
    }

    @Test
    void aPathThatIsTooLongForASocketCannotBeListenedAt() {
        Path tooLong = directory.resolve("x".repeat(200));

        assertThatThrownBy(() -> ControlServer.start(tooLong, _ -> (_, _) -> {}))
                .isInstanceOf(IOException.class);
        assertThat(tooLong).doesNotExist();
    }

    @Test
    void otherFilesInPlaceOfTheSocketAreKept() throws IOException {
        Path kept = Files.createFile(Files.createDirectory(socket()).resolve("kept"));

        assertThatThrownBy(this::listen).isInstanceOf(IOException.class);

        assertThat(kept).exists();
    }

    @Test
    void aConnectionThatWaitsForAReplyIsClosed() throws Exception {
        ControlServer ending = listen();
        try (ControlClient client = waiter()) {
            waiting.take();

            ending.close();

            assertThat(client.next()).isEmpty();
        }
    }

    /** Writes more than all buffers between server and client hold. */
    @Test
    void aClientThatDoesNotReadDoesNotKeepItFromEnding() throws Exception {
        ControlServer ending = listen();
        Reply line = new Reply.Line(1, "web.1", Optional.empty(), "x".repeat(1000), false);
        try (ControlClient client = waiter()) {
            Client asking = waiting.take();
            for (int i = 0; i < 10_000; i++) {
                asking.reply(line);
            }

            ending.close();

            assertThat(client.next()).contains(line);
            assertThat(ControlClient.connect(TrustedSocket.named(socket()))).isEmpty();
            Eventually.holds("its thread ends", () -> threads().isEmpty(), this::threads);
        }
    }

    @Test
    void aSocketFileThatCannotBeRemovedIsNoReasonNotToWaitForTheEnd() throws Exception {
        ControlServer ending = listen();
        Files.delete(socket());
        Files.createFile(Files.createDirectory(socket()).resolve("kept"));

        ending.close();

        assertThat(threads()).isEmpty();
    }

    @Test
    void theThreadThatClosesItMayBeInterrupted() throws Exception {
        ControlServer ending = listen();

        Thread.currentThread().interrupt();
        ending.close();

        assertThat(Thread.interrupted()).as("it still is").isTrue();
        assertThat(socket()).doesNotExist();
        Eventually.holds("its thread ends", () -> threads().isEmpty(), this::threads);
    }
}
