package dev.jforeman.checks;

import java.time.Duration;

/**
 * Does something accept connections on a port of this machine?
 *
 * @param port of either loopback address
 */
public record PortQuestion(int port) implements Question {
    @Override
    public Finding ask(Duration patience) {
        return Loopback.connect(port, patience);
    }
}
