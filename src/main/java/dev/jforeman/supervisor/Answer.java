package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import java.util.List;

/** The answer to a {@link Event.Request}. */
public sealed interface Answer {
    /** Everything is as it was asked for. */
    record Done() implements Answer {}

    /** These are not as it was asked for. */
    record NotAsWished(List<InstanceName> names) implements Answer {
        public NotAsWished {
            names = List.copyOf(names);
        }
    }

    /** Whoever asked did not wait for it. */
    record Withdrawn() implements Answer {}

    /** The session ends; the request was not carried out. */
    record SessionEnds() implements Answer {}
}
