package dev.jforeman.export.model;

import dev.jforeman.model.DurationText;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Signal;
import java.time.Duration;

/** How an instance is stopped, in the units of the targets. */
public record StopRule(Signal signal, Duration timeout) {

    public static StopRule of(ProcessSpec spec) {
        return new StopRule(spec.stop().signal(), spec.stop().timeout());
    }

    public static StopRule of(ProcessType type) {
        return of(type.first());
    }

    /** For targets that count in whole seconds and take 0 for no limit: rounded up, at least 1. */
    public long seconds() {
        return Math.max(1, timeout.plusSeconds(1).minusNanos(1).toSeconds());
    }

    public long millis() {
        return Math.max(1, timeout.toMillis());
    }

    /** For targets that take fractions of a second; 0 would mean no limit to most. */
    public String exactSeconds() {
        return DurationText.seconds(Duration.ofMillis(millis()));
    }

    /** Whether it is the signal that every target sends by default. */
    public boolean isUsual() {
        return signal == Signal.TERM;
    }
}
