package dev.jforeman.model;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules.Stop;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything that is needed to run one instance.
 *
 * @param rules its name, and how it is supervised
 * @param command the shell command
 * @param directory the working directory, absolute
 * @param environment variables that override those jforeman was started with, in order
 * @param assigned its port
 * @param stdio its standard streams
 * @param where the line of the Procfile that it comes from
 */
public record ProcessSpec(
        Rules rules,
        String command,
        Path directory,
        Map<String, String> environment,
        AssignedPort assigned,
        StdioRule stdio,
        Location where) {
    /**
     * A port.
     *
     * @param number its PORT; empty with {@code --no-port} and if the settings say so
     * @param isOwn whether the settings assign its type a port, or none
     */
    public record AssignedPort(OptionalInt number, boolean isOwn) {
        /** No port, because no process gets one. */
        public static final AssignedPort NONE = new AssignedPort(OptionalInt.empty(), false);
    }

    /**
     * The settings for the standard streams of a type.
     *
     * @param pty whether it runs on a pseudo-terminal; empty if not set
     * @param isInputClosed whether standard input is at its end from the start
     */
    public record StdioRule(Optional<PtyChoice> pty, boolean isInputClosed) {
        /** The defaults. */
        public static final StdioRule DEFAULT = new StdioRule(Optional.empty(), false);
    }

    public ProcessSpec {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    public InstanceName name() {
        return rules.name();
    }

    /** The PORT of the process, if it gets one. */
    public OptionalInt port() {
        return assigned.number();
    }

    public Restart restart() {
        return rules.restart();
    }

    public Stop stop() {
        return rules.stop();
    }

    public OnExit onExit() {
        return restart().onExit();
    }

    /** The same process with other rules. */
    public ProcessSpec withRules(Rules others) {
        return new ProcessSpec(others, command, directory, environment, assigned, stdio, where);
    }

    /** The same process with other variables. */
    public ProcessSpec withEnvironment(Map<String, String> variables) {
        return new ProcessSpec(rules, command, directory, variables, assigned, stdio, where);
    }

    /**
     * Whether another specification runs in the same way, ignoring its place in the files. The port variable of a
     * process type that only one of them knows makes no difference, so that adding or removing a type does not restart
     * other processes.
     */
    public boolean isLike(ProcessSpec other) {
        return withEnvironment(known(environment, other.environment))
                .equals(new ProcessSpec(
                        other.rules,
                        other.command,
                        other.directory,
                        known(other.environment, environment),
                        other.assigned,
                        other.stdio,
                        where));
    }

    private static Map<String, String> known(Map<String, String> variables, Map<String, String> others) {
        Map<String, String> known = new LinkedHashMap<>(variables);
        known.keySet().removeIf(name -> name.startsWith("PORT_") && !others.containsKey(name));
        return known;
    }

    /** Whether a process runs on a pseudo-terminal. */
    public enum PtyChoice {
        AUTO,
        ALWAYS,
        NEVER;

        /**
         * Whether the process runs on a pseudo-terminal.
         *
         * @param isTerminal whether our own output is a terminal
         */
        public boolean isWanted(boolean isTerminal) {
            return switch (this) {
                case AUTO -> isTerminal;
                case ALWAYS -> true;
                case NEVER -> false;
            };
        }
    }
}
