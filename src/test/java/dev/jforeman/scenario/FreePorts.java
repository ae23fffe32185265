package dev.jforeman.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Ports for servers that a scenario starts. */
final class FreePorts {
    private static final int FIRST = 10_000;
    private static final int BLOCK = 1_000;
    private static final int BLOCKS = 20;
    private static final int SEVERAL = 300;

    /** Scenarios that run at the same time get different blocks; another run of the tests begins elsewhere. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(BLOCKS * BLOCK));

    private FreePorts() {}

    /**
     * A port from which on several are free. It is not one of those that the system gives to whoever wants any, so
     * nobody gets it meanwhile.
     */
    static int base() {
        return IntStream.generate(() -> NEXT.getAndAdd(BLOCK))
                .map(next -> FIRST + Math.floorMod(next, BLOCKS * BLOCK))
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

    /** From now on something listens on this port until it is closed, unless something else does so already. */
    static AutoCloseable take(int port) {
        try {
            return new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
        } catch (IOException _) {
            return () -> {};
        }
    }
}
