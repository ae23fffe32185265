package dev.jforeman.session;

import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Step;
import org.slf4j.Logger;

/** Every event and what it led to, as log records. */
final class LoggingJournal implements Journal {
    private final Logger log = DebugLog.named("dev.jforeman.supervisor");

    @Override
    public void record(Event event, Step step) {
        log.debug("{} -> {}", event, step.effects());
    }
}
