package dev.jforeman.plan;

import dev.jforeman.diagnostic.Location;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Everything needed to run one instance.
 *
 * @param name which instance
 * @param command the shell command
 * @param directory the working directory, absolute
 * @param environment what is set over the environment jforeman itself was started with, in order
 * @param port its PORT, absent with {@code --no-port}
 * @param onExit what follows when it ends by itself
 * @param where the Procfile line it comes from
 */
public record ProcessSpec(
        InstanceName name,
        String command,
        Path directory,
        Map<String, String> environment,
        OptionalInt port,
        OnExit onExit,
        Location where) {
    public ProcessSpec {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
