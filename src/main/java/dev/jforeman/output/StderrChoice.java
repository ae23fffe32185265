package dev.jforeman.output;

/** What becomes of standard error where a process has no terminal. */
public enum StderrChoice {
    /** It goes the way of standard output, in order with it. */
    MERGE,
    /** It is told apart; a line of it can then come a moment before or after its neighbours. */
    MARK
}
