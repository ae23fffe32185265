package dev.jforeman.control.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.os.instance.TrustedSocket;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Limits on the number of clients and on their idle time, with a clock that the test sets. */
@Timeout(60)
class ClientLimitsTest {
    private static final Request PS = new Request.Ps(List.of());
    private static final Request WAIT = new Request.Wait(Request.Wait.Until.EXITED, List.of());
    private static final Reply DONE = new Reply.Done();

    @TempDir
    private Path directory;

    private ControlServer server;
    /** The clock overflows during the test. */
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 9);

    private final List<ControlClient> connected = new ArrayList<>();
    private final BlockingQueue<Client> waiting = new LinkedBlockingQueue<>();
    private final Semaphore gone = new Semaphore(0);

    @BeforeEach
    void listen() throws IOException {
        server = ControlServer.start(directory.resolve("control"), _ -> this::serve, clock::get);
    }

    @AfterEach
    void close() throws IOException {
        for (ControlClient client : connected) {
            client.close();
        }
        server.close();
    }

    /** Keeps wait requests open until the test answers them; answers all others at once. */
    private void serve(Request request, Client client) {
        if (request.equals(WAIT)) {
            client.whenGone(gone::release);
            waiting.add(client);
        } else {
            client.reply(DONE);
        }
    }

    private ControlClient connect() throws IOException {
        ControlClient client = ControlClient.connect(TrustedSocket.named(directory.resolve("control")))
                .orElseThrow();
        connected.add(client);
        return client;
    }

    private static Reply ask(ControlClient client) throws IOException {
        client.send(PS);
        return client.next().orElseThrow();
    }

    /** A client that has received a reply and sends no request now. */
    private ControlClient idle() throws IOException {
        ControlClient client = connect();
        assertThat(ask(client)).isEqualTo(DONE);
        return client;
    }

    /**
     * A client whose request is in progress.
     *
     * @param asking the same connection as seen by the server
     */
    private record Waiter(ControlClient client, Client asking) {}

    private Waiter waiter() throws Exception {
        ControlClient client = connect();
        client.send(WAIT);
        return new Waiter(client, waiting.take());
    }

    /** Advances the clock and makes the server check each client, which it does between two requests. */
    private void passes(Duration time) throws IOException {
        clock.addAndGet(time.toNanos());
        ControlClient newcomer = connect();
        ask(newcomer);
        ask(newcomer);
        newcomer.close();
    }

    @Test
    void anIdleConnectionIsClosed() throws IOException {
        ControlClient client = idle();

        passes(ControlServer.MOST_SILENCE);
        assertThat(ask(client)).as("not too long").isEqualTo(DONE);

        passes(ControlServer.MOST_SILENCE.plusNanos(1));
        assertThat(client.next()).isEmpty();
    }

    @Test
    void aConnectionWithoutARequestIsClosedToo() throws IOException {
        ControlClient client = connect();

        passes(Duration.ZERO);
        passes(ControlServer.MOST_SILENCE.plusNanos(1));

        assertThat(client.next()).isEmpty();
    }

    @Test
    void aClientThatWaitsForAReplyMayBeIdleAndHasTimeAgainAfterIt() throws Exception {
        Waiter waiter = waiter();

        passes(Duration.ofDays(1));
        waiter.asking().reply(DONE);

        assertThat(waiter.client().next()).contains(DONE);
        passes(ControlServer.MOST_SILENCE);
        assertThat(ask(waiter.client())).isEqualTo(DONE);
    }

    private List<Waiter> waiters() throws Exception {
        List<Waiter> waiters = new ArrayList<>();
        for (int i = 0; i < ControlServer.MOST_BUSY; i++) {
            waiters.add(waiter());
        }
        return waiters;
    }

    /** 64 clients that followed the log once locked out {@code ps} and {@code down}. */
    @Test
    void statusAndStopWorkHoweverManyClientsWait() throws Exception {
        List<Waiter> waiters = waiters();
        for (int i = 0; i < 2 * ControlServer.MOST_CLIENTS; i++) {
            assertThat(ask(connect())).isEqualTo(DONE);
        }
        ControlClient ending = connect();
        ending.send(new Request.Down());
        assertThat(ending.next()).contains(DONE);

        waiters.getLast().asking().reply(DONE);
        assertThat(waiters.getLast().client().next())
                .as("the others are served on")
                .contains(DONE);
    }

    @Test
    void tooManyWaitingRequestsAreRefusedWithAReason() throws Exception {
        waiters();
        ControlClient further = connect();
        further.send(WAIT);
        assertThat(further.next()).contains(new Reply.Refused("64 requests are under way already; try again later"));
    }

    @Test
    void aClosedConnectionMakesRoomForANewOne() throws Exception {
        waiters().getLast().client().close();
        assertThat(gone.tryAcquire(Eventually.TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                .isTrue();

        assertThat(waiter().asking()).isNotNull();
    }

    @Test
    void theConnectionIdleForLongestGivesWayButNotABusyOne() throws Exception {
        Waiter waiter = waiter();
        List<ControlClient> silent = new ArrayList<>();
        for (int i = 1; i < ControlServer.MOST_CLIENTS; i++) {
            clock.incrementAndGet();
            silent.add(idle());
        }
        clock.incrementAndGet();
        assertThat(ask(silent.getFirst())).isEqualTo(DONE);

        assertThat(ask(connect())).isEqualTo(DONE);

        assertThat(silent.get(1).next()).as("the most silent one").isEmpty();
        assertThat(ask(silent.getFirst())).as("came first and asked again").isEqualTo(DONE);
        assertThat(ask(silent.get(2))).isEqualTo(DONE);
        waiter.asking().reply(DONE);
        assertThat(waiter.client().next()).contains(DONE);
    }
}
