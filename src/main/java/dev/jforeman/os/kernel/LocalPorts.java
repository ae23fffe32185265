package dev.jforeman.os.kernel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** Whether something answers on a port of this machine. */
public final class LocalPorts {
    private static final int CONNECT_TIMEOUT_MS = 200;

    private LocalPorts() {}

    /**
     * Tries to connect on both loopback addresses. To bind would not tell: beside a server on all addresses a
     * bind to one can succeed.
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
