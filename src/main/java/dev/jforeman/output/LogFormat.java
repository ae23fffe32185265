package dev.jforeman.output;

/** The format of the log. */
public enum LogFormat {
    /** For users. */
    TEXT,
    /** For programs: one JSON object per line. */
    JSON
}
