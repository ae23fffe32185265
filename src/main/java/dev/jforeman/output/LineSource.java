package dev.jforeman.output;

import dev.jforeman.model.Incarnation;

/**
 * Where lines come from.
 *
 * @param pid of the leader
 */
record LineSource(Incarnation incarnation, long pid, Stream stream) {

    /** One of the streams of a process. */
    enum Stream {
        /** Standard output and standard error in one. */
        OUTPUT,
        STDOUT,
        STDERR,
        TERMINAL
    }
}
