package dev.jforeman.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One connection to a running jforeman. One thread reads, another one may send. */
public final class ControlClient implements AutoCloseable {
    private final SocketChannel channel;
    private final BufferedReader replies;

    private ControlClient(SocketChannel channel) {
        this.channel = channel;
        this.replies =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    }

    /** A connection to whoever listens there; none if nobody does, or not for us. */
    public static Optional<ControlClient> connect(Path socket) {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ControlClient(SocketChannel.open(UnixDomainSocketAddress.of(socket))));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /**
     * Sends a request.
     *
     * @throws IOException if the other end is gone
     */
    public void send(Request request) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((RequestCodec.print(request) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
    }

    /**
     * The next reply; none when the other end has hung up.
     *
     * @throws IOException if the other end is gone, or says what is no reply
     */
    public Optional<Reply> next() throws IOException {
        String line = replies.readLine();
        return line == null ? Optional.empty() : Optional.of(reply(line));
    }

    private static Reply reply(String line) throws IOException {
        return switch (ReplyCodec.parse(line)) {
            case Decoded.Good<Reply>(Reply reply) -> reply;
            case Decoded.Bad<Reply>(String why) -> throw new IOException("the answer cannot be understood: " + why);
        };
    }

    /** Hangs up; a read under way on another thread ends. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
