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
 * Everything needed to run one instance.
 *
 * @param rules which instance it is, and how it is supervised
 * @param command the shell command
 * @param directory the working directory, absolute
 * @param environment what is set over the environment jforeman itself was started with, in order
 * @param assigned the port it was given
 * @param stdio its standard streams
 * @param where the Procfile line it comes from
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
     * @param number its PORT, absent with {@code --no-port} and where the settings say so
     * @param isOwn whether the settings give its type a port of its own, or none
     */
    public record AssignedPort(OptionalInt number, boolean isOwn) {
        /** It has none, because nothing has. */
        public static final AssignedPort NONE = new AssignedPort(OptionalInt.empty(), false);
    }

    /**
     * What the settings say of the standard streams of a type.
     *
     * @param pty whether it runs on a pseudo-terminal, where they say so
     * @param isInputClosed whether standard input is at its end from the beginning
     */
    public record StdioRule(Optional<PtyChoice> pty, boolean isInputClosed) {
        /** They say nothing. */
        public static final StdioRule USUAL = new StdioRule(Optional.empty(), false);
    }

    public ProcessSpec {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    public InstanceName name() {
        return rules.name();
    }

    /** Its PORT. */
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
     * Whether another one runs in the same way, wherever in the files it is written. A variable that tells the port of
     * a process type that only one of them has makes no difference: adding or removing a type restarts no other
     * process.
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
         * Whether it runs on one.
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
