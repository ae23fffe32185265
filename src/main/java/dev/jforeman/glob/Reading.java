package dev.jforeman.glob;

/** How to treat a range in the wrong order, such as {@code [z-a]}. */
enum Reading {
    /** It is an error, because the author meant something else. */
    STRICT,
    /** It matches only its first character. */
    AS_GIT
}
