package dev.jforeman.model;

/**
 * The stream of a process that a line was written to.
 *
 * @param pid of the leader
 */
public record LineSource(Incarnation incarnation, long pid, Stream stream) {

    /** One of the streams of a process. */
    public enum Stream {
        /** Standard output and standard error in one. */
        OUTPUT,
        STDOUT,
        STDERR,
        TERMINAL;

        /** The name that programs read: {@code stdout}. */
        public String word() {
            return EnumWord.of(this);
        }
    }
}
