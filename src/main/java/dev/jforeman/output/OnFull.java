package dev.jforeman.output;

/** What to do if a process writes faster than its log is read. */
public enum OnFull {
    /** The process is slowed down. */
    WAIT,
    /** The oldest unread lines are discarded, and the log reports how many there were. */
    DROP
}
