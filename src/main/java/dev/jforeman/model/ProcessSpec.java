package dev.jforeman.model;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.settings.TypeSettings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything needed to run one instance.
 *
 * @param name which instance
 * @param command the shell command
 * @param directory the working directory, absolute
 * @param environment what is set over the environment jforeman itself was started with, in order
 * @param port its PORT, absent with {@code --no-port} and where the settings say so
 * @param restart what follows when it ends by itself
 * @param stop how it is stopped
 * @param settings what {@code jforeman.yml} says of its type; what of it the components above have, counts there
 * @param where the Procfile line it comes from
 */
public record ProcessSpec(
        InstanceName name,
        String command,
        Path directory,
        Map<String, String> environment,
        OptionalInt port,
        Restart restart,
        Stop stop,
        Optional<TypeSettings> settings,
        Location where) {
    public ProcessSpec {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    public OnExit onExit() {
        return restart.onExit();
    }

    /** The same process with other settings; what of them is a component of its own stays as it is. */
    public ProcessSpec withSettings(TypeSettings other) {
        return new ProcessSpec(name, command, directory, environment, port, restart, stop, Optional.of(other), where);
    }

    /** The same process with other variables. */
    public ProcessSpec withEnvironment(Map<String, String> variables) {
        return new ProcessSpec(name, command, directory, variables, port, restart, stop, settings, where);
    }

    /** The same process with another policy. */
    public ProcessSpec withRestart(Restart other) {
        return new ProcessSpec(name, command, directory, environment, port, other, stop, settings, where);
    }

    /**
     * Whether another one runs in the same way, wherever in the Procfile it stands. A variable that tells the port of a
     * process type which only one of them knows makes no difference: a type that comes or goes restarts nobody else.
     */
    public boolean isLike(ProcessSpec other) {
        return withEnvironment(known(environment, other.environment))
                .equals(new ProcessSpec(
                        other.name,
                        other.command,
                        other.directory,
                        known(other.environment, environment),
                        other.port,
                        other.restart,
                        other.stop,
                        other.settings,
                        where));
    }

    private static Map<String, String> known(Map<String, String> variables, Map<String, String> others) {
        Map<String, String> known = new LinkedHashMap<>(variables);
        known.keySet().removeIf(name -> name.startsWith("PORT_") && !others.containsKey(name));
        return known;
    }
}
