package dev.jforeman.run;

import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every event and what it led to, as log records. */
final class LoggingJournal implements Journal {
    private final Logger log = LoggerFactory.getLogger("dev.jforeman.supervisor");

    @Override
    public void record(Event event, Step step) {
        log.debug("{} -> {}", event, step.effects());
    }
}
