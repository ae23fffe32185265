package dev.jforeman.checks;

import dev.jforeman.checks.Prober.ProbeResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** This machine, by both of its addresses: a server may listen on one of them only. */
final class Loopback {
    /** IPv4 first: most servers listen there. */
    static final List<InetAddress> ADDRESSES =
            List.of(address(127, 0, 0, 1), address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));

    private Loopback() {}

    private static InetAddress address(int... bytes) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        try {
            return InetAddress.getByAddress(raw);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the length is right", e);
        }
    }

    /** Whether a host name means this machine. */
    static boolean isMeantBy(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    /** Whether something accepts connections on a port. */
    static ProbeResult connect(int port, Duration timeout) {
        String reason = "connection refused on port " + port;
        for (InetAddress address : ADDRESSES) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), millis(timeout));
                return ProbeResult.yes("port " + port + " accepts connections");
            } catch (SocketTimeoutException _) {
                reason = "no connection to port " + port + " in time";
            } catch (IOException _) {
                // the other address may answer
            }
        }
        return ProbeResult.no(reason);
    }

    /** For sockets, which take 0 for ever. */
    static int millis(Duration duration) {
        return Math.clamp(duration.toMillis(), 1, Integer.MAX_VALUE);
    }

    /**
     * A probe of a port on which another process already answered before this one was started, for example an old
     * server. Until that one is gone, an answer does not prove that this process is ready.
     */
    static final class StaleServerGuard implements Prober {
        private final Prober question;
        private final int port;
        private boolean isGone;

        public StaleServerGuard(Prober question, int port) {
            this.question = question;
            this.port = port;
        }

        /** Whether something answers there now. */
        static boolean isTaken(int port, Duration timeout) {
            return Loopback.connect(port, timeout).isPassed();
        }

        @Override
        public ProbeResult ask(Duration timeout) throws InterruptedException {
            isGone = isGone || !isTaken(port, timeout);
            return isGone
                    ? question.ask(timeout)
                    : ProbeResult.no("port " + port + " is still used by a process that was running before");
        }
    }
}
