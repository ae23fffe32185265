package dev.jforeman.session;

import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Step;

/** What happened, for {@code --debug}. */
@FunctionalInterface
interface Journal {
    /** Keeps nothing, and loads no logging library. */
    Journal SILENT = (_, _) -> {};

    void record(Event event, Step step);

    /** Writes through SLF4J, which is started only now. */
    static Journal logging() {
        return new LoggingJournal();
    }
}
