package dev.jforeman.model;

/** How the leader of an incarnation exited. */
public sealed interface Outcome {

    /** The exit code that a shell would report: the code itself, or 128 plus the number of the signal. */
    int shellCode();

    default boolean isSuccess() {
        return shellCode() == 0;
    }

    /**
     * It exited on its own.
     *
     * @param code 0 to 255
     */
    record Exited(int code) implements Outcome {
        @Override
        public int shellCode() {
            return code;
        }
    }

    /**
     * It was terminated by a signal.
     *
     * @param number the number on this system
     * @param name for example {@code SIGKILL}
     * @param coreDumped whether the kernel wrote a core file
     */
    record Signalled(int number, String name, boolean coreDumped) implements Outcome {
        @Override
        public int shellCode() {
            return 128 + number;
        }
    }

    /** Another process collected its exit status; never treated as success. */
    record Unknown() implements Outcome {
        @Override
        public int shellCode() {
            return 1;
        }
    }
}
