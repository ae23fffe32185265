package dev.jforeman.control.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.os.instance.TrustedSocket;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that close the connection at a bad moment. */
@Timeout(60)
class HangUpTest {
    private static final Request PS = new Request.Ps(List.of());
    private static final Request FOLLOW = new Request.Logs(List.of(), OptionalInt.empty(), OptionalLong.empty(), true);
    private static final Reply LINE = new Reply.Line(1, "web.1", Optional.empty(), "x".repeat(1000), false);

    @TempDir
    private Path directory;

    private ControlServer server;
    private final List<Request> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<Runnable> wake = new AtomicReference<>(() -> {});
    private final AtomicReference<Client.Feed> feed = new AtomicReference<>(Optional::empty);
    private final Semaphore gone = new Semaphore(0);

    @BeforeEach
    void listen() throws IOException {
        server = ControlServer.start(directory.resolve("control"), waking -> {
            wake.set(waking);
            return this::serve;
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void serve(Request request, Client client) {
        asked.add(request);
        if (request.equals(FOLLOW)) {
            client.whenGone(gone::release);
            client.follow(() -> feed.get().next());
        } else {
            client.reply(new Reply.Done());
        }
    }

    private ControlClient connect() throws IOException {
        return ControlClient.connect(TrustedSocket.named(directory.resolve("control")))
                .orElseThrow();
    }

    /** The worker of the connection is notified, once, and the server continues. */
    private void isNoticed() throws Exception {
        assertThat(gone.tryAcquire(Eventually.TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        othersAreServed();
        assertThat(gone.availablePermits()).isZero();
    }

    private void othersAreServed() throws IOException {
        try (ControlClient other = connect()) {
            other.send(PS);
            assertThat(other.next()).contains(new Reply.Done());
        }
    }

    @Test
    void halfARequestIsNoRequest() throws IOException {
        try (RawClient client = RawClient.connect(directory.resolve("control"))) {
            String allButItsEnd = "{\"v\":2,\"method\":\"down\"}";

            assertThat(client.says(allButItsEnd).saysNoMore().readAll())
                    .as("its connection is closed")
                    .isEmpty();
        }
        assertThat(asked).isEmpty();
        othersAreServed();
    }

    /** It once ended the session. */
    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
    void aFeedThatFailsEndsItsConnectionOnly(Class<?> failure) throws Exception {
        feed.set(() -> {
            throw failing(failure);
        });
        try (ControlClient client = connect()) {
            client.send(FOLLOW);
            Optional<Reply> reply = client.next();
            assertThat(reply.filter(Reply.Line.class::isInstance)).isEmpty();
        } catch (IOException _) {
            // the connection is closed, which is also correct
        }

        othersAreServed();
    }

    private static IllegalStateException failing(Class<?> failure) {
        if (failure == StackOverflowError.class) {
            throw new StackOverflowError();
        }
        return new IllegalStateException("a defect");
    }

    @Test
    void inTheMiddleOfAReply() throws Exception {
        feed.set(() -> Optional.of(LINE));
        try (ControlClient client = connect()) {
            client.send(FOLLOW);
            assertThat(client.next()).contains(LINE);
        }

        isNoticed();
    }

    @Test
    void aDisconnectionJustBeforeNewOutputIsNoticed() throws Exception {
        ControlClient client = connect();
        client.send(FOLLOW);
        othersAreServed();

        feed.set(() -> {
            hangUp(client);
            return Optional.of(LINE);
        });
        wake.get().run();

        isNoticed();
    }

    private static void hangUp(ControlClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
