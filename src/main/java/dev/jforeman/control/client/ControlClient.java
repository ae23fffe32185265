package dev.jforeman.control.client;

import dev.jforeman.control.protocol.Decoded;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.ReplyCodec;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.RequestCodec;
import dev.jforeman.os.instance.TrustedSocket;
import dev.jforeman.os.instance.TrustedSocket.Distrusted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One connection to a running jforeman. One thread reads, another one may send. */
public final class ControlClient implements AutoCloseable {
    /** What came is no reply, as from a jforeman of another version. */
    public static final class BadReply extends IOException {
        private static final long serialVersionUID = 1L;

        public BadReply(String why) {
            super("the answer cannot be understood: " + why);
        }
    }

    private final TrustedSocket socket;
    private SocketChannel channel;
    private BufferedReader replies;
    private boolean hasSent;

    private ControlClient(TrustedSocket socket, SocketChannel channel) {
        this.socket = socket;
        this.channel = channel;
        this.replies = reader(channel);
    }

    private static BufferedReader reader(SocketChannel channel) {
        return new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    }

    /**
     * A connection to what listens there; empty if nothing does.
     *
     * @throws Distrusted if it is another user's
     */
    public static Optional<ControlClient> connect(TrustedSocket socket) throws Distrusted {
        return socket.connect().map(channel -> new ControlClient(socket, channel));
    }

    /**
     * Sends a request. Who says nothing for some seconds is hung up on, and on a busy machine this program may need as
     * long for its first words; they are said again then, because nobody has heard any.
     *
     * @throws IOException if the other end is gone
     */
    public void send(Request request) throws IOException {
        byte[] line = (RequestCodec.print(request) + "\n").getBytes(StandardCharsets.UTF_8);
        if (hasSent) {
            write(line);
        } else {
            writeFirst(line);
            hasSent = true;
        }
    }

    private void writeFirst(byte[] line) throws IOException {
        try {
            write(line);
        } catch (IOException e) {
            if (!channel.isOpen()) {
                throw e; // it was us who hung up
            }
            channel.close();
            channel = socket.connect().orElseThrow(() -> e);
            replies = reader(channel);
            write(line);
        }
    }

    private void write(byte[] line) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(line);
        while (left.hasRemaining()) {
            channel.write(left);
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
            case Decoded.Bad<Reply>(String why) -> throw new BadReply(why);
        };
    }

    /** Hangs up; a read under way on another thread ends. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
