package dev.jforeman.checks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** A server that gives the same answer to everybody. */
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

    /** On a free port of one address; with an empty answer it reads and says nothing. */
    static Server on(String address, String answer) throws IOException {
        return on(address, freePort(), answer);
    }

    static Server on(String address, int port, String answer) throws IOException {
        return new Server(new ServerSocket(port, 50, InetAddress.getByName(address)), answer, false);
    }

    /** Says the same again and again, until the client has gone. */
    static Server repeating(String address, String piece) throws IOException {
        return new Server(new ServerSocket(freePort(), 50, InetAddress.getByName(address)), piece, true);
    }

    static String status(int status) {
        return "HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\nLocation: /elsewhere\r\nConnection: close\r\n\r\n";
    }

    /**
     * A port on which nothing answers now or later: it is not one of those that the system gives to a program that
     * wants any.
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
                // closed, or a client that only wanted to connect
            }
        }
    }

    /** Its port is free only once nothing waits on it any more. */
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
