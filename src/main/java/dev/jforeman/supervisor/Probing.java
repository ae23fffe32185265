package dev.jforeman.supervisor;

import java.time.Duration;
import java.util.Optional;

/**
 * What probes of an instance mean. How they ask is not the core's business: it says when to begin
 * ({@link Effect.StartProbing}) and when to end, and hears each answer ({@link Event.Probed}).
 *
 * @param ready whether somebody will say when it is ready; without that it is ready once it runs
 * @param live whether somebody asks again and again afterwards
 */
public record Probing(Optional<Ready> ready, Optional<Live> live) {
    /** Nobody asks. */
    public static final Probing NONE = new Probing(Optional.empty(), Optional.empty());

    /**
     * A probe that asks until it is ready.
     *
     * @param timeout after this nobody waits for it any longer, though it may still become ready
     */
    public record Ready(Duration timeout) {}

    /**
     * A probe that asks once it is ready.
     *
     * @param failures so many in a row mean that it is unhealthy; at least 1
     * @param action what follows then
     */
    public record Live(int failures, Action action) {
        /** What follows when an instance is unhealthy. */
        public enum Action {
            /** People are told. */
            REPORT,
            /** It is stopped and, as after a crash, run again after a pause. */
            RESTART
        }
    }
}
