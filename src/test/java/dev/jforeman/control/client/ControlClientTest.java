package dev.jforeman.control.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.control.protocol.ProtocolVersion;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.ReplyCodec;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.RequestCodec;
import dev.jforeman.os.instance.TrustedSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ControlClientTest {
    private static final int ATTEMPTS = 5;
    private static final Request PS = new Request.Ps(List.of());

    @TempDir
    Path temp;

    private Path socket;
    private ServerSocketChannel server;

    @BeforeEach
    void listen() throws IOException {
        socket = temp.resolve("socket");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private ControlClient connect() throws IOException {
        return ControlClient.connect(TrustedSocket.named(socket)).orElseThrow();
    }

    private static String lineOf(SocketChannel channel) throws IOException {
        return new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), UTF_8)).readLine();
    }

    @Test
    void aConnectionClosedBeforeTheFirstRequestIsOpenedAgain() throws Exception {
        try (ControlClient client = connect()) {
            server.accept().close();

            client.send(PS);

            try (SocketChannel second = server.accept()) {
                assertThat(lineOf(second)).isEqualTo(RequestCodec.print(PS));
            }
        }
    }

    /** The server closes a connection that seems idle; a request that it has not read by then was lost. */
    @EnabledOnOs(OS.LINUX)
    @Test
    void aRequestThatTheServerHasNotReadIsSentAgain() throws Exception {
        try (ControlClient client = connect()) {
            SocketChannel idle = server.accept();
            client.send(PS);
            idle.close();
            Future<Optional<Reply>> reply = CompletableFuture.supplyAsync(() -> next(client));

            try (SocketChannel second = server.accept()) {
                assertThat(lineOf(second)).isEqualTo(RequestCodec.print(PS));
                say(second, ReplyCodec.print(new Reply.Done()));
                assertThat(reply.get()).hasValue(new Reply.Done());
            }
        }
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void aServerThatNeverReadsTheRequestIsAnError() throws Exception {
        try (ControlClient client = connect()) {
            client.send(PS);
            Future<Optional<Reply>> reply = CompletableFuture.supplyAsync(() -> next(client));
            for (int i = 0; i < ATTEMPTS; i++) {
                try (SocketChannel idle = server.accept()) {
                    awaitInput(idle);
                }
            }

            assertThatThrownBy(reply::get).hasRootCauseInstanceOf(SocketException.class);
        }
    }

    private static void awaitInput(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            selector.select();
        }
    }

    @Test
    void aRequestIsNotResentOnAUsedConnection() throws Exception {
        try (ControlClient client = connect()) {
            try (SocketChannel first = server.accept()) {
                client.send(PS);
                assertThat(lineOf(first)).isEqualTo(RequestCodec.print(PS));
            }

            assertThatThrownBy(() -> client.send(PS)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aClosedClientSendsNothing() throws Exception {
        ControlClient client = connect();
        client.close();

        assertThatThrownBy(() -> client.send(PS)).isInstanceOf(ClosedChannelException.class);
    }

    /** Behaves like jforeman 0.1, which supported only version 1. */
    @Test
    void anEarlierReleaseIsAskedAgainInItsVersion() throws Exception {
        try (ControlClient client = connect()) {
            client.send(PS);
            try (SocketChannel first = server.accept()) {
                assertThat(lineOf(first)).isEqualTo(RequestCodec.print(PS, ProtocolVersion.V2));
                say(first, "{\"is\":\"refused\",\"why\":\"protocol 2 is not known here, only 1\"}");
            }
            Future<Optional<Reply>> reply = CompletableFuture.supplyAsync(() -> next(client));

            try (SocketChannel second = server.accept()) {
                assertThat(lineOf(second)).isEqualTo(RequestCodec.print(PS, ProtocolVersion.V1));
                say(second, "{\"is\":\"done\"}");
                assertThat(reply.get()).hasValue(new Reply.Done());
            }
        }
    }

    private static Optional<Reply> next(ControlClient client) {
        try {
            return client.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(SocketChannel channel, String line) throws IOException {
        channel.write(UTF_8.encode(line + "\n"));
    }

    @Test
    void withoutASocketThereIsNoConnection() throws IOException {
        assertThat(ControlClient.connect(TrustedSocket.named(temp.resolve("none"))))
                .isEmpty();
    }
}
