package dev.jforeman.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports for servers that a scenario starts. */
final class FreePorts {
    private static final int SEVERAL = 300;

    private FreePorts() {}

    /**
     * A port from which on several are free. It is not one of those that the system gives to whoever wants any, so
     * nobody gets it meanwhile.
     */
    static int base() {
        return ThreadLocalRandom.current()
                .ints(10_000, 30_000)
                .filter(base -> IntStream.iterate(base, port -> port < base + SEVERAL, port -> port + 100)
                        .allMatch(port -> isFree(port) && isFree(port + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }
}
