package dev.jforeman.os.kernel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** Checks whether something answers on a port of this machine. */
public final class LocalPorts {
    private static final int CONNECT_TIMEOUT_MS = 200;

    private LocalPorts() {}

    /**
     * Tries to connect to both loopback addresses. Trying to bind is not enough: it can succeed on one address although
     * a server listens on all addresses.
     */
    public static boolean answers(int port) {
        return List.of("127.0.0.1", "::1").stream().anyMatch(host -> answers(host, port));
    }

    private static boolean answers(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_TIMEOUT_MS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
