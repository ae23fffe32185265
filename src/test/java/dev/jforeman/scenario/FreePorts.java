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

    /** Concurrent scenarios get different blocks of ports; each run of the tests starts at another port. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(BLOCKS * BLOCK));

    private FreePorts() {}

    /**
     * A port that begins a block of free ports. It lies outside the system's range of ephemeral ports, so it stays
     * free.
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

    /** Listens on this port until the result is closed, unless the port is already in use. */
    static AutoCloseable take(int port) {
        try {
            return new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
        } catch (IOException _) {
            return () -> {};
        }
    }
}
