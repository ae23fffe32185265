package dev.jforeman.text;

/** Which time stands in front of a line. */
public enum Timestamps {
    /** The time of day, {@code 04:35:18}: foreman's. */
    TIME,
    /** Date and time as RFC 3339 has them, {@code 2026-11-24T04:35:18.042+01:00}. */
    ISO,
    /** The time since the start, {@code 00:00:12.345}. */
    ELAPSED,
    /** None. */
    OFF
}
