package dev.jforeman.control.client;

import dev.jforeman.control.protocol.Decoded;
import dev.jforeman.control.protocol.ProtocolVersion;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.ReplyCodec;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.RequestCodec;
import dev.jforeman.control.protocol.Versioned;
import dev.jforeman.os.instance.TrustedSocket;
import dev.jforeman.os.instance.TrustedSocket.Distrusted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection to a running jforeman. One thread reads, and another one can send. */
public final class ControlClient implements AutoCloseable {
    /** The received line is not a valid reply; for example, it comes from a jforeman of another version. */
    public static final class BadReply extends IOException {
        private static final long serialVersionUID = 1L;

        public BadReply(String why) {
            super("invalid reply: " + why
                    + "; if the running jforeman has another version, use that version,"
                    + " or stop it with Ctrl-C or kill and start it again");
        }
    }

    private static final int MOST_ATTEMPTS = 5;

    private final TrustedSocket socket;
    private SocketChannel channel;
    private BufferedReader replies;
    private ProtocolVersion version = ProtocolVersion.V2;
    private Optional<Request> sent = Optional.empty();
    private int sendings;
    private boolean isAnswered;

    private ControlClient(TrustedSocket socket, SocketChannel channel) {
        this.socket = socket;
        this.channel = channel;
        this.replies = reader(channel);
    }

    private static BufferedReader reader(SocketChannel channel) {
        return new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    }

    /**
     * Connects to a socket. Empty if no process is listening.
     *
     * @throws Distrusted if it belongs to another user
     */
    public static Optional<ControlClient> connect(TrustedSocket socket) throws Distrusted {
        return socket.connect().map(channel -> new ControlClient(socket, channel));
    }

    /**
     * Sends a request. The server closes idle connections after some seconds, which can happen before the first request
     * on a busy machine. Then this reconnects and sends it again, because the server has not received it.
     *
     * @throws IOException if the connection is lost
     */
    public void send(Request request) throws IOException {
        if (sent.isPresent()) {
            write(request);
        } else {
            writeFirst(request);
        }
        sent = Optional.of(request);
        sendings++;
    }

    private void writeFirst(Request request) throws IOException {
        try {
            write(request);
        } catch (IOException e) {
            if (!channel.isOpen()) {
                throw e; // this client closed the connection
            }
            reconnect(e);
            write(request);
        }
    }

    private void reconnect(IOException reason) throws IOException {
        channel.close();
        channel = socket.connect().orElseThrow(() -> reason);
        replies = reader(channel);
    }

    private void write(Request request) throws IOException {
        String line = RequestCodec.print(request, version) + "\n";
        ByteBuffer left = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /**
     * The next reply; empty when the other end has closed the connection.
     *
     * @throws IOException if the connection is lost, or if the line is not a valid reply
     */
    public Optional<Reply> next() throws IOException {
        String line = readLine();
        if (line == null) {
            return Optional.empty();
        }
        isAnswered = true;
        Versioned<Reply> message = ReplyCodec.parse(line);
        if (isFromEarlierVersion(message)) {
            version = message.version();
            reconnect(new IOException("the running jforeman has exited"));
            write(sent.orElseThrow());
            return next();
        }
        return Optional.of(reply(message.content()));
    }

    /**
     * The next line. A connection is reset if the server closed it with the request still unread: it counted as idle, as
     * can happen on a busy machine. Then the request is sent again, unless another one has followed.
     */
    private @Nullable String readLine() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return replies.readLine();
            } catch (SocketException e) {
                if (isAnswered || sendings != 1 || attempt == MOST_ATTEMPTS || !channel.isOpen()) {
                    throw e;
                }
                reconnect(e);
                write(sent.orElseThrow());
            }
        }
    }

    /**
     * Whether the other end is an earlier release: it refuses a request in a version that it does not know, in its own
     * version.
     */
    private boolean isFromEarlierVersion(Versioned<Reply> message) {
        return message.version() != version
                && sent.isPresent()
                && message.content() instanceof Decoded.Good<Reply>(Reply.Refused _);
    }

    private static Reply reply(Decoded<Reply> content) throws IOException {
        return switch (content) {
            case Decoded.Good<Reply>(Reply reply) -> reply;
            case Decoded.Bad<Reply>(String why) -> throw new BadReply(why);
        };
    }

    /** Closes the connection, which ends a read that is in progress on another thread. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
