package dev.jforeman.diagnostic;

/** How much a {@link Diagnostic} weighs. */
public enum Severity {
    /** The input cannot be used. */
    ERROR,
    /** The input is used, but probably does not mean what its author thinks. */
    WARNING
}
