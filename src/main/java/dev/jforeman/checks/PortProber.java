package dev.jforeman.checks;

import java.time.Duration;

/**
 * Does something accept connections on a port of this machine?
 *
 * @param port of either loopback address
 */
public record PortProber(int port) implements Prober {
    @Override
    public ProbeResult ask(Duration patience) {
        return Loopback.connect(port, patience);
    }
}
