package dev.jforeman.output;

/** What happens when a process writes faster than its log can be read. */
public enum OnFull {
    /** The process is slowed down. */
    WAIT,
    /** What it wrote first and nobody has read yet is thrown away, and the log says how many lines that were. */
    DROP
}
