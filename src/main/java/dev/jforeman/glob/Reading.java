package dev.jforeman.glob;

/** The treatment of a range in the wrong order, such as {@code [z-a]}. */
enum Reading {
    /** Refused, because people meant something else. */
    STRICT,
    /** Only its first character is meant. */
    AS_GIT
}
