package dev.jforeman.model;

import org.jspecify.annotations.Nullable;

/** One run of one instance: the key of everything that must not be mixed up with an earlier run. */
public record Incarnation(InstanceName name, int number) {
    /** The number of the stop command: no run of an instance has the number 0. */
    public Incarnation ofCommand() {
        return new Incarnation(name, 0);
    }

    /** Written out, as is {@link #hashCode}, because the JVM would make both only at the first start of a process. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Incarnation that && number == that.number && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + number;
    }

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
}
