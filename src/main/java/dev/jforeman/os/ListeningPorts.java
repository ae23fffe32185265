package dev.jforeman.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The TCP ports on which somebody listens who can be reached through a loopback address, as the kernel lists them in
 * <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">/proc/net/tcp</a>. To read that is much faster than
 * the first socket of a JVM, and nobody is disturbed by a connection.
 */
final class ListeningPorts {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTEN = "0A";
    private static final String LOOPBACK_NET = "7F";
    private static final Set<String> EVERYBODY_OR_LOOPBACK =
            Set.of("00000000", "0".repeat(32), "00000000000000000000000001000000");

    private ListeningPorts() {}

    /** Empty where the system has no such list. */
    static Optional<Set<Integer>> read() {
        Set<Integer> ports = new HashSet<>();
        boolean isAny = false;
        for (Path table : TABLES) {
            try {
                Files.readAllLines(table).forEach(line -> add(line, ports));
                isAny = true;
            } catch (IOException _) {
                // a kernel without IPv6 has one list only
            }
        }
        return isAny ? Optional.of(ports) : Optional.empty();
    }

    /** A line such as {@code 0: 0100007F:1F90 00000000:0000 0A ...}: number, own address, other address, state. */
    static void add(String line, Set<Integer> ports) {
        String[] fields = line.strip().split(" +", 5);
        if (fields.length == 5 && fields[3].equals(LISTEN)) {
            String[] address = fields[1].split(":", 2);
            if (isReachable(address[0])) {
                ports.add(Integer.parseInt(address[1], 16));
            }
        }
    }

    /** The bytes of an IPv4 address are written the other way round, so the net of 127.0.0.1 comes last. */
    private static boolean isReachable(String address) {
        return EVERYBODY_OR_LOOPBACK.contains(address) || address.endsWith(LOOPBACK_NET);
    }
}
