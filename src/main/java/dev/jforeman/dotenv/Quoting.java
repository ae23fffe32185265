package dev.jforeman.dotenv;

/** How a value is written in an env file. */
public enum Quoting {
    /** Bare: the text to the end of the line or to a comment, without the blanks around it. */
    NONE,
    /** {@code '...'}: every character stands for itself. */
    SINGLE,
    /** {@code "..."}: a backslash may change the meaning of the next character. */
    DOUBLE
}
