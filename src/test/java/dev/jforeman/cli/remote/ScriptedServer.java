package dev.jforeman.cli.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jforeman.control.protocol.Decoded;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.ReplyCodec;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.RequestCodec;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.os.kernel.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Listens in place of a running jforeman. It answers each request with the reply that the test has prepared, and closes
 * the connection at the first request without one.
 */
public final class ScriptedServer implements AutoCloseable {
    private static final String HANG_UP = "";

    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final Path app;
    private final Map<String, String> environment;
    private final ServerSocketChannel door;
    private final Queue<List<String>> answers = new ArrayDeque<>();
    private final Set<Class<? extends Request>> unanswered = new HashSet<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<IOException> unheard = new CopyOnWriteArrayList<>();

    private ScriptedServer(Path app, Map<String, String> environment, ServerSocketChannel door) {
        this.app = app;
        this.environment = environment;
        this.door = door;
    }

    /** A server for the directory {@code app} below a directory of the test. */
    public static ScriptedServer in(Path temp) throws IOException {
        Path app = Files.createDirectory(temp.resolve("app"));
        Path runtime = Files.createDirectory(
                temp.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", runtime.toString());
        RuntimeDirectory directory = RuntimeDirectory.of(app, environment);
        directory.create();
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(directory.controlSocket()));
        ScriptedServer server = new ScriptedServer(app, environment, door);
        Threads.start("scripted-server", server::serve);
        return server;
    }

    /** Prepares the reply to the next request that has none yet. */
    public synchronized ScriptedServer answers(Reply... replies) {
        answers.add(Stream.of(replies).map(ReplyCodec::print).toList());
        return this;
    }

    /** Prepares a line that need not be a valid reply. */
    public synchronized ScriptedServer says(String line) {
        answers.add(List.of(line));
        return this;
    }

    /** Makes it ignore requests of this kind. */
    public synchronized ScriptedServer neverAnswers(Class<? extends Request> kind) {
        unanswered.add(kind);
        return this;
    }

    /** Makes it close the connection after the previous reply, without waiting for another request. */
    public synchronized ScriptedServer hangsUp() {
        answers.add(List.of(HANG_UP));
        return this;
    }

    private synchronized boolean takeHangUp() {
        return List.of(HANG_UP).equals(answers.peek()) && answers.remove(List.of(HANG_UP));
    }

    private synchronized Optional<List<String>> nextAnswer(Request request) {
        return unanswered.contains(request.getClass()) ? Optional.of(List.of()) : Optional.ofNullable(answers.poll());
    }

    private void serve() {
        while (door.isOpen()) {
            try (SocketChannel client = door.accept()) {
                converse(client);
            } catch (IOException e) {
                unheard.add(e);
            }
            hungUp.countDown();
        }
    }

    private void converse(SocketChannel client) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(Channels.newInputStream(client), UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Request request = request(line);
            requests.add(request);
            Optional<List<String>> answer = nextAnswer(request);
            if (answer.isEmpty()) {
                return;
            }
            for (String reply : answer.get()) {
                write(client, reply + "\n");
            }
            if (takeHangUp()) {
                return;
            }
        }
    }

    private static Request request(String line) throws IOException {
        return switch (RequestCodec.parse(line).content()) {
            case Decoded.Good<Request>(Request request) -> request;
            case Decoded.Bad<Request>(String why) -> throw new IOException(why);
        };
    }

    private static void write(SocketChannel client, String text) throws IOException {
        ByteBuffer left = UTF_8.encode(text);
        while (left.hasRemaining()) {
            client.write(left);
        }
    }

    public Path app() {
        return app;
    }

    /** That of a program that finds it. */
    public Map<String, String> environment() {
        return environment;
    }

    public List<Request> requests() {
        return requests;
    }

    public Path socket() {
        return RuntimeDirectory.of(app, environment).controlSocket();
    }

    /** Returns after the connection of the first client has been closed. */
    public void awaitHungUp() throws InterruptedException {
        hungUp.await();
    }

    /** Replies that could not be sent because the client had disconnected. */
    public List<IOException> unheard() {
        return unheard;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
