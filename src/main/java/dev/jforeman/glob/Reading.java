package dev.jforeman.glob;

/** What becomes of a range that is the wrong way round, such as {@code [z-a]}. */
enum Reading {
    /** Refused, because people meant something else. */
    STRICT,
    /** Only its first character is meant. */
    AS_GIT
}
