package dev.jforeman.control.protocol;

import dev.jforeman.model.EnumWord;
import dev.jforeman.model.Signal;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Requests to a running jforeman; docs/control-protocol.md describes them for authors of clients. Names are process
 * types, instances, groups or globs; no name means every instance.
 */
public sealed interface Request {

    /** The processes and their states. */
    record Ps(List<String> names) implements Request {
        public Ps {
            names = List.copyOf(names);
        }
    }

    record Start(List<String> names) implements Request {
        public Start {
            names = List.copyOf(names);
        }
    }

    record Stop(List<String> names) implements Request {
        public Stop {
            names = List.copyOf(names);
        }
    }

    /**
     * Restarts processes, and starts those that are not running.
     *
     * @param isRolling one instance after the other, each ready before the next
     */
    record Restart(List<String> names, boolean isRolling) implements Request {
        public Restart {
            names = List.copyOf(names);
        }
    }

    /**
     * Changes the formation.
     *
     * @param counts how many instances of a type; types that are not named stay as they are
     */
    record Scale(Map<String, Integer> counts) implements Request {
        public Scale {
            counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        }
    }

    /**
     * Sends a signal.
     *
     * @param isForGroup to every member of the process groups, not only to their leaders
     */
    record Send(Signal signal, List<String> names, boolean isForGroup) implements Request {
        public Send {
            names = List.copyOf(names);
        }
    }

    /**
     * The stored output.
     *
     * @param last only so many lines, counted over all processes
     * @param since only what was written at or after this time, in milliseconds since 1970
     * @param isFollowing then also what is written from now on
     */
    record Logs(List<String> names, OptionalInt last, OptionalLong since, boolean isFollowing) implements Request {
        public Logs {
            names = List.copyOf(names);
        }
    }

    /** Reads Procfile, env files and settings again. */
    record Reload() implements Request {}

    /** Stops everything and exits jforeman. */
    record Down() implements Request {}

    /** Waits until processes have reached a state. */
    record Wait(Until until, List<String> names) implements Request {
        public Wait {
            names = List.copyOf(names);
        }

        /** The state to wait for. */
        public enum Until {
            /** They run. */
            UP,
            /** They run and are ready. */
            READY,
            /** They have exited. */
            EXITED;

            String word() {
                return EnumWord.of(this);
            }
        }
    }

    /** The terminal of an instance, from now on until the connection is closed. */
    record Attach(String name, int columns, int rows) implements Request {}

    /** What belongs to {@link Attach} and has no reply of its own; it is ignored if the client is not attached. */
    sealed interface Input extends Request {}

    /** After {@link Attach}: what was typed. */
    record Type(Bytes bytes) implements Input {}

    /** After {@link Attach}: the size of the client's terminal has changed. */
    record Resize(int columns, int rows) implements Input {}

    /** Bytes of a terminal, kept as they stand in a message. */
    record Bytes(String base64) {
        /** The first so many bytes of an array. */
        public static Bytes of(byte[] array, int length) {
            return new Bytes(Base64.getEncoder().encodeToString(Arrays.copyOf(array, length)));
        }

        public byte[] array() {
            return Base64.getDecoder().decode(base64);
        }
    }
}
