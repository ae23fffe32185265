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
     * @param isRolling whether instances are restarted one after the other, each after the previous one is up
     */
    record Restart(List<String> names, boolean isRolling) implements Request {
        public Restart {
            names = List.copyOf(names);
        }
    }

    /**
     * Changes the formation.
     *
     * @param counts the number of instances per type; types that are not named keep theirs
     */
    record Scale(Map<String, Integer> counts) implements Request {
        public Scale {
            counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        }
    }

    /**
     * Sends a signal.
     *
     * @param isForGroup whether every member of the process groups gets it, and not only their leaders
     */
    record Send(Signal signal, List<String> names, boolean isForGroup) implements Request {
        public Send {
            names = List.copyOf(names);
        }
    }

    /**
     * The stored output.
     *
     * @param last the maximum number of lines, counted over all processes
     * @param since only output from this time on, in milliseconds since the epoch
     * @param isFollowing whether new output is sent too
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

    /** Input to the terminal of an {@link Attach} request. It has no reply; without such a request it is ignored. */
    sealed interface Input extends Request {}

    /** After {@link Attach}: typed input. */
    record Type(Bytes bytes) implements Input {}

    /** After {@link Attach}: the size of the client's terminal has changed. */
    record Resize(int columns, int rows) implements Input {}

    /** Bytes of a terminal, encoded as in a message. */
    record Bytes(String base64) {
        /** The first {@code length} bytes of an array. */
        public static Bytes of(byte[] array, int length) {
            return new Bytes(Base64.getEncoder().encodeToString(Arrays.copyOf(array, length)));
        }

        public byte[] array() {
            return Base64.getDecoder().decode(base64);
        }
    }
}
