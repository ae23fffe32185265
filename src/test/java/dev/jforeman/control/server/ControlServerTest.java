package dev.jforeman.control.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.Request.Bytes;
import dev.jforeman.os.instance.TrustedSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlServerTest {
    private static final Request PS = new Request.Ps(List.of());
    private static final Request DOWN = new Request.Down();
    private static final Request WAIT = new Request.Wait(Request.Wait.Until.EXITED, List.of());

    @TempDir
    private Path directory;

    private Path socket;
    private ControlServer server;
    private final BlockingQueue<Client> waiting = new LinkedBlockingQueue<>();
    private final BlockingQueue<Reply> shown = new LinkedBlockingQueue<>();
    private final BlockingQueue<Request.Input> typed = new LinkedBlockingQueue<>();
    private final CountDownLatch gone = new CountDownLatch(1);

    @BeforeEach
    void listen() throws IOException {
        socket = directory.resolve("control");
        Files.writeString(socket, "left by a process that was killed");
        server = ControlServer.start(socket, _ -> this::serve);
    }

    @AfterEach
    void close() {
        server.close();
        assertThat(socket).doesNotExist();
    }

    private void serve(Request request, Client client) {
        switch (request) {
            case Request.Ps _ -> client.reply(new Reply.Done());
            case Request.Wait _ -> {
                client.whenGone(gone::countDown);
                waiting.add(client);
            }
            case Request.Logs _ -> follow(client);
            case Request.Attach _ -> client.attach(() -> Optional.ofNullable(shown.poll()), typed::add);
            default -> throw new IllegalStateException("no handler for " + request);
        }
    }

    /** More than all buffers between server and client hold. */
    private static void follow(Client client) {
        AtomicInteger sent = new AtomicInteger();
        String text = "x".repeat(1000);
        client.follow(() -> {
            int number = sent.getAndIncrement();
            Reply next =
                    number < 5_000 ? new Reply.Line(number, "web.1", Optional.empty(), text, false) : new Reply.Done();
            return number > 5_000 ? Optional.empty() : Optional.of(next);
        });
    }

    private ControlClient connect() throws IOException {
        return ControlClient.connect(TrustedSocket.named(socket)).orElseThrow();
    }

    private static Reply ask(ControlClient client, Request request) throws IOException {
        client.send(request);
        return client.next().orElseThrow();
    }

    private RawClient raw() throws IOException {
        return RawClient.connect(socket);
    }

    @Test
    void onlyTheUserCanOpenTheSocket() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
    }

    @Test
    void oneClientAsksOneThingAfterTheOther() throws IOException {
        try (ControlClient client = connect()) {
            assertThat(ask(client, PS)).isEqualTo(new Reply.Done());
            assertThat(ask(client, PS)).isEqualTo(new Reply.Done());
        }
    }

    @Test
    void requestsSentAtOnceAreAnsweredInOrderAlsoWhenNothingFollows() throws IOException {
        try (RawClient client = raw()) {
            client.says("{\"v\":1,\"do\":\"ps\"}\n{\"v\":2,\"method\":\"ps\"}\n")
                    .saysNoMore();
            assertThat(client.readAll()).isEqualTo("{\"is\":\"done\"}\n{\"type\":\"ok\"}\n");
        }
    }

    @Test
    void anAnswerComesFromAnyThreadAtAnyTime() throws IOException, InterruptedException {
        try (ControlClient client = connect()) {
            client.send(WAIT);
            Client asking = waiting.take();
            Thread other = Thread.ofPlatform().start(() -> asking.reply(new Reply.Done()));
            assertThat(client.next()).contains(new Reply.Done());
            other.join();
        }
    }

    @Test
    void aClosedConnectionThatWaitsIsReported() throws IOException, InterruptedException {
        ControlClient client = connect();
        client.send(WAIT);
        Client asking = waiting.take();
        client.close();
        assertThat(gone.await(1, TimeUnit.MINUTES)).isTrue();
        asking.reply(new Reply.Done());
        try (ControlClient other = connect()) {
            assertThat(ask(other, PS)).isEqualTo(new Reply.Done());
        }
    }

    @Test
    void garbageEndsThatConnectionAndNoOther() throws IOException {
        byte[] garbage = new byte[1_000_000];
        new Random(7).nextBytes(garbage);
        try (ControlClient client = connect()) {
            assertThat(ask(client, PS)).isEqualTo(new Reply.Done());
            try (RawClient other = raw()) {
                other.says(garbage).readAll();
            }
            assertThat(ask(client, PS)).isEqualTo(new Reply.Done());
        }
    }

    @Test
    void aBadRequestGetsAnErrorAndItsConnectionIsClosed() throws IOException {
        try (RawClient client = raw()) {
            assertThat(client.says("hello\n").readAll())
                    .isEqualTo("{\"type\":\"error\",\"message\":\"invalid JSON: \\\"hello\\\"\"}\n");
        }
    }

    @Test
    void aRequestHasABound() throws IOException {
        try (RawClient client = raw()) {
            assertThat(client.says(" ".repeat(RequestBuffer.CAPACITY)).readAll())
                    .contains("request is longer than 65536 bytes");
        }
    }

    @Test
    void aDefectIsReportedToTheClient() throws IOException {
        try (ControlClient client = connect();
                ControlClient other = connect()) {
            assertThat(ask(client, DOWN)).isInstanceOf(Reply.Refused.class);
            assertThat(ask(other, PS)).isEqualTo(new Reply.Done());
        }
    }

    @Test
    void aClientThatDoesNotReadDelaysNoOther() throws IOException {
        try (ControlClient lazy = connect();
                ControlClient client = connect()) {
            lazy.send(new Request.Logs(List.of(), java.util.OptionalInt.empty(), java.util.OptionalLong.empty(), true));
            assertThat(ask(client, PS)).isEqualTo(new Reply.Done());
            for (int i = 0; i < 5_000; i++) {
                assertThat(lazy.next().orElseThrow())
                        .isEqualTo(new Reply.Line(i, "web.1", Optional.empty(), "x".repeat(1000), false));
            }
            assertThat(lazy.next()).contains(new Reply.Done());
        }
    }

    @Test
    void anAttachedClientTypesAndResizesUntilTheEnd() throws IOException, InterruptedException {
        Request.Input key = new Request.Type(Bytes.of(new byte[] {'x'}, 1));
        Request.Input size = new Request.Resize(100, 50);
        try (ControlClient client = connect()) {
            shown.add(new Reply.Attached("web.1"));
            assertThat(ask(client, new Request.Attach("web", 80, 24))).isEqualTo(new Reply.Attached("web.1"));
            client.send(key);
            client.send(size);
            assertThat(typed.take()).isEqualTo(key);
            assertThat(typed.take()).isEqualTo(size);
            shown.add(new Reply.Done());
            assertThat(ask(client, key)).isEqualTo(new Reply.Done());
            client.send(key);
            assertThat(ask(client, PS)).isEqualTo(new Reply.Done());
            assertThat(typed).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void anAttachedClientMakesNoOtherRequest() throws IOException {
        try (ControlClient client = connect()) {
            shown.add(new Reply.Attached("web.1"));
            ask(client, new Request.Attach("web", 80, 24));
            assertThat(ask(client, PS))
                    .isEqualTo(new Reply.Refused("while attached, only type and resize are allowed"));
            assertThat(client.next()).isEmpty();
        }
    }

    @Test
    void aNewConnectionReplacesTheOneThatWasIdleForLongest() throws IOException {
        List<ControlClient> silent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            silent.add(connect());
        }
        try (ControlClient client = connect()) {
            assertThat(ask(client, PS)).isEqualTo(new Reply.Done());
        }
        assertThat(silent.getFirst().next()).isEmpty();
        assertThat(ask(silent.getLast(), PS)).isEqualTo(new Reply.Done());
        for (ControlClient client : silent) {
            client.close();
        }
    }

    @Test
    void aLastReplyIsSentBeforeTheEnd() throws IOException, InterruptedException {
        try (ControlClient client = connect()) {
            client.send(WAIT);
            waiting.take().reply(new Reply.Done());
            server.close();
            assertThat(client.next()).contains(new Reply.Done());
            assertThat(client.next()).isEmpty();
        }
    }

    @Test
    void theSocketIsRemovedWhenTheServerCloses() throws IOException {
        server.close();
        assertThat(ControlClient.connect(TrustedSocket.named(socket))).isEmpty();
    }
}
