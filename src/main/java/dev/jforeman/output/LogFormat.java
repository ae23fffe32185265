package dev.jforeman.output;

/** Who reads the log. */
public enum LogFormat {
    /** People. */
    TEXT,
    /** Programs: one JSON object for each line. */
    JSON
}
