package dev.jforeman.control.protocol;

import dev.jforeman.control.protocol.Request.Bytes;
import dev.jforeman.model.Incarnation.LineSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Replies of a running jforeman; docs/control-protocol.md describes it for authors of clients. */
public sealed interface Reply {

    /** Whether this is the last reply to a request. */
    default boolean isLast() {
        return switch (this) {
            case Done _, Failed _, Refused _, Ending _, Processes _ -> true;
            case Reloaded _, Line _, Lost _, CaughtUp _, Attached _, Screen _ -> false;
        };
    }

    /** The request was carried out. */
    record Done() implements Reply {}

    /**
     * The request was not fully carried out.
     *
     * @param reasons the instances concerned, and their states
     */
    record Failed(Map<String, String> reasons) implements Reply {
        public Failed {
            reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        }
    }

    /** Nothing was done; the reason is a sentence for people. */
    record Refused(String why) implements Reply {}

    /** Nothing was done because jforeman is shutting down. */
    record Ending() implements Reply {}

    /**
     * The processes and their states.
     *
     * @param pid the process id of jforeman itself
     * @param directory the app directory
     * @param since when jforeman was started, in milliseconds since the epoch
     * @param types all process types of the Procfile, in order
     * @param rows all instances, in start order
     */
    record Processes(long pid, String directory, long since, List<String> types, List<ProcessRow> rows)
            implements Reply {
        public Processes {
            types = List.copyOf(types);
            rows = List.copyOf(rows);
        }
    }

    /** The changes found by a reload. */
    record Reloaded(List<String> added, List<String> removed, List<String> changed) implements Reply {
        public Reloaded {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            changed = List.copyOf(changed);
        }
    }

    /**
     * A line of output, or a piece of one.
     *
     * @param time when it was read, in milliseconds since the epoch
     * @param process the instance, or {@code system} for a message of jforeman
     * @param origin the run that wrote it; empty for a message of jforeman
     * @param isPartial whether the rest of the line follows
     */
    record Line(long time, String process, Optional<Origin> origin, String text, boolean isPartial) implements Reply {}

    /**
     * The run that wrote a line, and the stream.
     *
     * @param incarnation the number of the run, counted from 1
     * @param pid the process id of its leader
     */
    record Origin(LineSource.Stream stream, int incarnation, long pid) {}

    /** Output of this instance was discarded before it could be sent. */
    record Lost(String process) implements Reply {}

    /** All stored output was sent. What follows is new. */
    record CaughtUp() implements Reply {}

    /**
     * The output of this instance's terminal follows.
     *
     * @param name the instance
     */
    record Attached(String name) implements Reply {}

    /** The next output of a terminal. */
    record Screen(Bytes bytes) implements Reply {}

    /**
     * The status of one instance.
     *
     * @param name for example {@code web.1}
     * @param state one word: waiting, starting, running, stopping, ending, restarting, stopped, done, failed
     * @param isReady whether it is running and ready
     * @param port its PORT
     * @param past its earlier runs
     * @param run its current run
     */
    record ProcessRow(String name, String state, boolean isReady, OptionalInt port, Past past, Run run) {}

    /**
     * How the earlier runs of an instance ended.
     *
     * @param restarts the number of restarts after failures
     * @param lastEnd how its last run ended, or why it is not restarted
     * @param hasFailed whether its latest run failed on its own, which counts for the exit code
     */
    record Past(int restarts, Optional<String> lastEnd, boolean hasFailed) {}

    /**
     * The current run of an instance. All values are absent while it is not running.
     *
     * @param pid the process id of its leader
     * @param since when it started, in milliseconds since the epoch
     * @param cpuMillis processor time of the members of its process group, in milliseconds
     * @param memoryBytes memory of the members of its process group
     */
    record Run(OptionalLong pid, OptionalLong since, OptionalLong cpuMillis, OptionalLong memoryBytes) {
        /** For an instance that is not running. */
        public static final Run NONE =
                new Run(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }
}
