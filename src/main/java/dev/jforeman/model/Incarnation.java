package dev.jforeman.model;

import org.jspecify.annotations.Nullable;

/** Identifies one run of an instance, so that it is not confused with an earlier run. */
public record Incarnation(InstanceName name, int number) {
    /** The key for the stop command: no run of an instance has the number 0. */
    public Incarnation ofCommand() {
        return new Incarnation(name, 0);
    }

    /** Written by hand, like {@link #hashCode}, because the JVM would generate both when the first process starts. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Incarnation that && number == that.number && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + number;
    }

    /**
     * The process and stream that a line was written by.
     *
     * @param pid the process id of the leader
     */
    public record LineSource(Incarnation incarnation, long pid, Stream stream) {

        /** One of the streams of a process. */
        public enum Stream {
            /** Standard output and standard error combined. */
            OUTPUT,
            STDOUT,
            STDERR,
            TERMINAL;

            /** The name for programs: {@code stdout}. */
            public String word() {
                return EnumWord.of(this);
            }
        }
    }
}
