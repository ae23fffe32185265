package dev.jforeman.smoke;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a smoke run.
 *
 * @param timeout over everything but the stop
 * @param allowedRestarts how many crashes are forgiven, of all instances together
 * @param isKillAllowed whether a process may have to be killed
 * @param command the words of the command, none for no command
 * @param directory where it runs
 * @param environment what it gets over our own
 */
public record SmokeOptions(
        Duration timeout,
        int allowedRestarts,
        boolean isKillAllowed,
        List<String> command,
        Path directory,
        Map<String, String> environment) {
    public SmokeOptions {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
