package dev.jforeman.control.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A client that sends arbitrary bytes.
 *
 * @param channel its end of the connection
 */
record RawClient(SocketChannel channel) implements AutoCloseable {
    static RawClient connect(Path socket) throws IOException {
        return new RawClient(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    RawClient says(String text) {
        return says(text.getBytes(UTF_8));
    }

    RawClient says(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException _) {
            return this; // the server closed the connection before everything was written
        }
        return this;
    }

    /** Closes the sending side; the client can still read. */
    RawClient saysNoMore() throws IOException {
        channel.shutdownOutput();
        return this;
    }

    /** Reads until the server closes the connection. */
    String readAll() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (channel.read(buffer) >= 0) {
                assertThat(buffer.hasRemaining()).isTrue();
            }
        } catch (IOException _) {
            // if the server leaves bytes unread, the connection is reset
        }
        return new String(buffer.array(), 0, buffer.position(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
