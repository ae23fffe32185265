package dev.jforeman.control.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.os.instance.TrustedSocket;
import dev.jforeman.os.kernel.HelperFailure;
import dev.jforeman.os.kernel.Threads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A failure of the server was once a closed connection, or an answer that never came. */
@Timeout(60)
class FailedRequestsTest {
    private static final Request PS = new Request.Ps(List.of());
    private static final Request WAIT = new Request.Wait(Request.Wait.Until.EXITED, List.of());
    private static final Request LOGS = new Request.Logs(List.of(), OptionalInt.empty(), OptionalLong.empty(), true);
    private static final Reply UNPRINTABLE = new Reply.Screen(null);
    private static final Reply DONE = new Reply.Done();
    private static final Reply INJECTED =
            new Reply.Refused("internal error, please report it: java.lang.IllegalStateException: injected");

    @TempDir
    private Path directory;

    private final BlockingQueue<HelperFailure> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<Client> waiting = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> gone = new LinkedBlockingQueue<>();
    private final AtomicInteger clockFailures = new AtomicInteger();
    private ControlServer server;

    @BeforeEach
    void listen() throws IOException {
        Threads.listen(told::add);
        server = ControlServer.start(directory.resolve("control"), _ -> this::serve, this::clock);
    }

    @AfterEach
    void close() {
        server.close();
        Threads.listen(_ -> {});
    }

    private long clock() {
        if (clockFailures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            fail();
        }
        return System.nanoTime();
    }

    private static void fail() {
        throw new IllegalStateException("injected");
    }

    private void serve(Request request, Client client) {
        switch (request) {
            case Request.Wait _ -> {
                client.whenGone(() -> gone.add("gone"));
                waiting.add(client);
            }
            case Request.Logs _ -> {
                client.whenGone(() -> gone.add("gone"));
                client.follow(() -> {
                    throw new IllegalStateException("injected");
                });
            }
            case Request.Down _ -> {
                client.whenGone(() -> gone.add("gone"));
                fail();
            }
            default -> client.reply(DONE);
        }
    }

    private ControlClient connect() throws IOException {
        return ControlClient.connect(TrustedSocket.named(directory.resolve("control")))
                .orElseThrow();
    }

    private static Optional<Reply> ask(ControlClient client, Request request) throws IOException {
        client.send(request);
        return client.next();
    }

    private void assertIsRefusedAndTheOthersAreServed(Request request) throws Exception {
        try (ControlClient client = connect();
                ControlClient other = connect()) {
            assertThat(ask(client, request)).contains(INJECTED);
            assertThat(client.next()).isEmpty();
            assertThat(ask(other, PS)).contains(DONE);
        }
        assertThat(told.take().helper()).isEqualTo("control");
    }

    @Test
    void aRequestWhoseHandlingFailsIsRefusedAndLeavesNothingBehind() throws Exception {
        assertIsRefusedAndTheOthersAreServed(new Request.Down());
        assertThat(gone).containsExactly("gone");
    }

    @Test
    void aRequestWhoseFeedFailsIsRefusedAndLeavesNothingBehind() throws Exception {
        assertIsRefusedAndTheOthersAreServed(LOGS);
        assertThat(gone).containsExactly("gone");
    }

    @Test
    void aRequestWhoseReplyCannotBePrintedIsRefused() throws Exception {
        try (ControlClient client = connect()) {
            client.send(WAIT);
            waiting.take().reply(UNPRINTABLE);

            assertThat(client.next())
                    .hasValueSatisfying(reply -> assertThat(reply)
                            .isInstanceOfSatisfying(
                                    Reply.Refused.class,
                                    refused -> assertThat(refused.why())
                                            .startsWith("internal error, please report it: "
                                                    + "java.lang.NullPointerException")));
            assertThat(client.next()).isEmpty();
            assertThat(gone).containsExactly("gone");
        }
    }

    @Test
    void aReplyAfterTheRefusalIsDropped() throws Exception {
        try (ControlClient client = connect()) {
            client.send(WAIT);
            Client asking = waiting.take();
            asking.reply(UNPRINTABLE);
            asking.reply(DONE);

            assertThat(client.next()).containsInstanceOf(Reply.Refused.class);
            assertThat(client.next()).isEmpty();
        }
    }

    /** Nothing read such a client any more, and it waited forever. */
    @Test
    void aClientWhoseAdmissionFailsIsAdmittedInTheNextTurn() throws Exception {
        clockFailures.set(3);
        try (ControlClient client = connect()) {
            assertThat(ask(client, PS)).contains(DONE);
        }
        assertThat(told.take().helper()).isEqualTo("control");
    }

    @Test
    void aClientThatCanNeverBeAdmittedIsTurnedAwayAndTheNextIsServed() throws Exception {
        clockFailures.set(50);
        try (ControlClient client = connect()) {
            assertThat(client.next()).isEmpty();
        }
        try (ControlClient client = connect()) {
            assertThat(ask(client, PS)).contains(DONE);
        }
    }

    /** The end of a request notes the time, which fails here, so the refusal cannot be sent at first either. */
    @Test
    void aFailureThatDoesNotEvenAllowARefusalIsTriedAgain() throws Exception {
        try (ControlClient client = connect()) {
            client.send(WAIT);
            Client asking = waiting.take();
            clockFailures.set(5);
            asking.reply(DONE);

            assertThat(client.next()).isPresent();
        }
    }

    @Test
    void aRefusalIsSentEvenWhileOtherThingsFail() throws Exception {
        try (ControlClient client = connect();
                ControlClient other = connect()) {
            assertThat(ask(other, PS)).contains(DONE);
            client.send(WAIT);
            Client asking = waiting.take();
            clockFailures.set(Integer.MAX_VALUE);
            asking.reply(UNPRINTABLE);

            assertThat(client.next()).containsInstanceOf(Reply.Refused.class);
            assertThat(client.next()).isEmpty();
            clockFailures.set(0);
            assertThat(ask(other, PS)).contains(DONE);
        }
    }
}
