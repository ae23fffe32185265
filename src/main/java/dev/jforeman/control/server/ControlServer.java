package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.server.Client.Service;
import dev.jforeman.os.instance.Peers;
import dev.jforeman.os.kernel.FailureReports;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.kernel.Threads.Round;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Serves all clients of the control socket with one thread. No client can delay another one: no operation blocks, each
 * client has a limited buffer, and idle connections are closed.
 */
final class ControlServer implements Round, AutoCloseable {
    /** The maximum number of clients with a request in progress. */
    static final int MOST_BUSY = 64;

    /** Additional clients can only get the status and stop the session. */
    static final int MOST_CLIENTS = MOST_BUSY + 16;

    static final Duration MOST_SILENCE = Duration.ofSeconds(5);
    private static final Duration PENDING_REPLIES_TIMEOUT = Duration.ofMillis(500);
    private static final long LOOK_ROUND_MS = 1_000;
    private static final long FOR_EVER = 0;
    private static final long RETRY_PAUSE_MS = 10;

    /** A client that can never be admitted must not keep the others from being served. */
    private static final int MOST_ATTEMPTS = 50;

    private static final long ACCEPT_PAUSE_MS = 100;
    private static final long STACK_BYTES = 1 << 19;

    private final Path socket;
    private final Peers peers;
    private final Service service;
    private final LongSupplier clock;
    private final Selector selector;
    private final ServerSocketChannel listener;
    private final Set<Connection> connections = new LinkedHashSet<>();

    /** Accepted clients that are not in {@link #connections} yet. */
    private final Deque<SocketChannel> newcomers = new ArrayDeque<>();

    private final FailureReports failures = new FailureReports("control", true);
    private int attempts;
    private OptionalLong deadline = OptionalLong.empty();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isClosing;
    private boolean isAcceptPaused;
    private boolean isRetrying;

    /** Whether the last turn has read all requests; otherwise a client may seem idle although it has sent one. */
    private boolean isCalm;

    private boolean hasFailed;

    private ControlServer(
            Path socket,
            Peers peers,
            Function<Runnable, Service> services,
            LongSupplier clock,
            Selector selector,
            ServerSocketChannel listener) {
        this.socket = socket;
        this.peers = peers;
        this.service = services.apply(selector::wakeup);
        this.clock = clock;
        this.selector = selector;
        this.listener = listener;
    }

    /**
     * Listens on a socket in a directory that only this user can access. An existing socket is left over from an
     * instance that is gone, because the process that starts a server holds the lock of the directory.
     *
     * @param services creates the service; its argument is called, by any thread, when a feed has something new
     * @throws IOException if it is impossible to listen there
     */
    static ControlServer start(Path socket, Function<Runnable, Service> services) throws IOException {
        return start(socket, services, System::nanoTime);
    }

    /** The same with a clock in monotonic nanoseconds, which determines how long a client has been idle. */
    static ControlServer start(Path socket, Function<Runnable, Service> services, LongSupplier clock)
            throws IOException {
        Files.deleteIfExists(socket);
        Selector selector = Selector.open();
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            listener.close();
            selector.close();
            throw e;
        }
        ControlServer server = new ControlServer(socket, Peers.ofThisUser(), services, clock, selector, listener);
        Threads.repeat("control", server, STACK_BYTES);
        return server;
    }

    @Override
    public boolean run() {
        try {
            if (isClosing) {
                endOrderly();
            } else {
                turn(timeoutMs());
            }
            return ended.getCount() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long timeoutMs() {
        if (isRetrying) {
            return RETRY_PAUSE_MS;
        }
        return isAcceptPaused ? ACCEPT_PAUSE_MS : connections.isEmpty() ? FOR_EVER : LOOK_ROUND_MS;
    }

    private void turn(long timeoutMs) throws IOException {
        isAcceptPaused = false;
        isCalm = !isRetrying;
        isRetrying = true;
        hasFailed = false;
        selector.select(this::handle, newcomers.isEmpty() ? timeoutMs : RETRY_PAUSE_MS);
        contain(this::admitAll);
        for (Connection connection : List.copyOf(connections)) {
            contain(() -> attend(connection));
        }
        connections.removeIf(connection -> !connection.isOpen());
        listen();
        isRetrying = hasFailed;
    }

    private void handle(SelectionKey key) {
        if (key.attachment() instanceof Connection connection) {
            contain(connection::proceed);
        } else {
            accept();
        }
    }

    /** A failure in the handling of a client has no effect on the others. */
    private void contain(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            hasFailed = true;
            failures.add(e);
        }
    }

    /**
     * Stops listening while no client can be accepted, because the kernel would report the waiting client again and
     * again.
     */
    private void listen() {
        SelectionKey key = listener.keyFor(selector);
        if (key != null && key.isValid()) {
            key.interestOps(isAcceptPaused ? 0 : SelectionKey.OP_ACCEPT);
        }
    }

    /** Sends pending replies, and closes a connection that was idle for too long. */
    private void attend(Connection connection) {
        connection.attend();
        if (isCalm
                && !hasFailed
                && !connection.isBusy()
                && clock.getAsLong() - connection.silentSince() > MOST_SILENCE.toNanos()) {
            connection.close();
        }
    }

    private void accept() {
        try {
            Optional.ofNullable(listener.accept()).ifPresent(newcomers::add);
        } catch (IOException _) {
            isAcceptPaused = true; // no descriptor is left for it, or it has disconnected
        }
    }

    /** A failure does not lose a client, because the next turn tries it again. */
    private void admitAll() {
        while (!newcomers.isEmpty()) {
            if (++attempts > MOST_ATTEMPTS) {
                close(newcomers.element());
            } else {
                admitOrClose(newcomers.element());
            }
            newcomers.remove();
            attempts = 0;
        }
    }

    private void admitOrClose(SocketChannel channel) {
        try {
            if (peers.mayAsk(channel) && makeRoom()) {
                admit(channel);
                return;
            }
        } catch (IOException _) {
            // it has disconnected
        }
        close(channel);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // nothing else can be done about a socket that cannot be closed
        }
    }

    private void admit(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, 0);
        Connection connection = new Connection(channel, key, this::serve, selector::wakeup, clock);
        key.attach(connection);
        connections.add(connection);
        key.interestOps(SelectionKey.OP_READ);
    }

    /**
     * Even if all places are taken by clients that follow the log or wait, requests for the status and to stop are
     * handled.
     */
    private void serve(Request request, Client client) {
        boolean isAlwaysServed = request instanceof Request.Ps || request instanceof Request.Down;
        long busy = connections.stream().filter(Connection::isBusy).count();
        if (busy > MOST_BUSY && !isAlwaysServed) {
            client.reply(new Reply.Refused(MOST_BUSY + " requests are under way already; try again later"));
        } else {
            service.serve(request, client);
        }
    }

    /** If all places are taken, closes the connection that was idle for longest. */
    private boolean makeRoom() {
        connections.removeIf(connection -> !connection.isOpen());
        if (connections.size() < MOST_CLIENTS) {
            return true;
        }
        long now = clock.getAsLong();
        Optional<Connection> silent = connections.stream()
                .filter(connection -> !connection.isBusy())
                .max(Comparator.comparingLong(connection -> now - connection.silentSince()));
        silent.ifPresent(Connection::close);
        silent.ifPresent(connections::remove);
        return silent.isPresent();
    }

    /** Gives pending replies a moment to be sent. */
    private void endOrderly() throws IOException {
        if (!selector.isOpen()) {
            return;
        }
        if (deadline.isEmpty()) {
            deadline = OptionalLong.of(System.nanoTime() + PENDING_REPLIES_TIMEOUT.toNanos());
            listener.close();
            selector.wakeup();
        }
        turn(Math.max(RETRY_PAUSE_MS, leftMs()));
        if (leftMs() <= 0 || connections.stream().noneMatch(Connection::hasOutput)) {
            List.copyOf(connections).forEach(connection -> Threads.contain("control", connection::close));
            closeSelector();
        }
    }

    private void closeSelector() throws IOException {
        try (selector) {
            ended.countDown();
        }
    }

    private long leftMs() {
        return (deadline.orElseThrow() - System.nanoTime()) / 1_000_000;
    }

    /** Stops the server and deletes the socket. */
    @Override
    public void close() {
        isClosing = true;
        selector.wakeup();
        deleteSocket();
        try {
            ended.await(PENDING_REPLIES_TIMEOUT.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void deleteSocket() {
        try {
            Files.deleteIfExists(socket);
        } catch (IOException _) {
            // the next start replaces the file
        }
    }
}
