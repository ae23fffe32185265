package dev.jforeman.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jforeman.os.instance.RuntimeDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Misbehaving clients of the control socket. Some stay connected until the next ones come. */
final class SoakClients {
    private static final int MANY = 80;
    private static final int GARBAGE = 100_000;
    private static final String ATTACH =
            "{\"v\":2,\"method\":\"attach\",\"name\":\"prompt.1\",\"columns\":80,\"rows\":24}\n";
    private static final String TYPE = "{\"v\":2,\"method\":\"type\",\"bytes\":\"aGVsbG8K\"}\n";
    private static final String FOLLOW = "{\"v\":2,\"method\":\"logs\",\"follow\":true}\n";
    private static final String PS = "{\"v\":2,\"method\":\"ps\"}\n";

    private final Path socket;
    private final SplittableRandom random;
    private final List<SocketChannel> connected = new ArrayList<>();

    SoakClients(Scenario story, SplittableRandom random) {
        this.socket =
                RuntimeDirectory.of(story.directory(), story.environment()).controlSocket();
        this.random = random;
    }

    /** Replaces the clients with others that misbehave in a random way. */
    void comeAndGo() {
        leave();
        try {
            switch (random.nextInt(6)) {
                case 0 -> send(connect(), garbage());
                case 1 -> send(connect(), "{\"v\":2,\"method\":\"resta");
                case 2 -> crowd("");
                case 3 -> crowd(FOLLOW);
                case 4 -> send(connect(), PS.repeat(500));
                default -> typeAndHangUp();
            }
        } catch (IOException _) {
            return; // the server refused it, or jforeman has just exited: the checks of the session decide
        }
    }

    private byte[] garbage() {
        byte[] garbage = new byte[GARBAGE];
        random.nextBytes(garbage);
        return garbage;
    }

    private void crowd(String request) throws IOException {
        for (int i = 0; i < MANY; i++) {
            send(connect(), request);
        }
    }

    private void typeAndHangUp() throws IOException {
        try (SocketChannel client = open()) {
            send(client, ATTACH + TYPE.repeat(20));
        }
    }

    private SocketChannel connect() throws IOException {
        SocketChannel client = open();
        connected.add(client);
        return client;
    }

    private SocketChannel open() throws IOException {
        SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
        client.connect(UnixDomainSocketAddress.of(socket));
        client.configureBlocking(false);
        return client;
    }

    private static void send(SocketChannel client, String text) throws IOException {
        send(client, text.getBytes(UTF_8));
    }

    /** Sends as much as the socket accepts at once, because the client reads no answers. */
    private static void send(SocketChannel client, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        int taken = client.write(rest);
        while (taken > 0 && rest.hasRemaining()) {
            taken = client.write(rest);
        }
    }

    void leave() {
        connected.forEach(SoakClients::close);
        connected.clear();
    }

    private static void close(SocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
