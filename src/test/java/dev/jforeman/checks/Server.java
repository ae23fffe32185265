package dev.jforeman.checks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** A server that gives the same answer to every client. */
final class Server implements AutoCloseable {
    private final ServerSocket socket;
    private final String answer;
    private final boolean isRepeated;
    private final Thread serving;

    private Server(ServerSocket socket, String answer, boolean isRepeated) {
        this.socket = socket;
        this.answer = answer;
        this.isRepeated = isRepeated;
        this.serving = Thread.ofPlatform().daemon().start(this::serve);
    }

    /** Listens on a free port of one address. With an empty answer, it reads and sends nothing. */
    static Server on(String address, String answer) throws IOException {
        return on(address, freePort(), answer);
    }

    static Server on(String address, int port, String answer) throws IOException {
        return new Server(new ServerSocket(port, 50, InetAddress.getByName(address)), answer, false);
    }

    /** Sends the same bytes again and again until the client disconnects. */
    static Server repeating(String address, String piece) throws IOException {
        return new Server(new ServerSocket(freePort(), 50, InetAddress.getByName(address)), piece, true);
    }

    static String status(int status) {
        return "HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\nLocation: /elsewhere\r\nConnection: close\r\n\r\n";
    }

    /**
     * A port on which nothing listens now or later. The system does not assign it to a program that accepts any port.
     */
    static int freePort() {
        return ThreadLocalRandom.current()
                .ints(20_000, 30_000)
                .filter(Server::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.getInputStream().read();
                do {
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } while (isRepeated);
                if (!answer.isEmpty()) {
                    client.close();
                }
            } catch (IOException _) {
                // the server is closed, or the client only connected
            }
        }
    }

    /** The port is free only after the accepting thread has returned. */
    @Override
    public void close() throws IOException {
        socket.close();
        try {
            serving.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
