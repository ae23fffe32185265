package dev.jforeman.supervisor;

/** Where somebody waits for an instance to get. */
public enum Goal {
    /** Running, or done with success. */
    UP,
    /** Running and ready, or done with success; a crash on the way is waited out. */
    READY,
    /** Stopped because it was asked to. */
    DOWN,
    /** Stopped and forgotten. */
    GONE,
    /** At an end of its own: it was a failure unless its exit code was 0 or it was stopped. */
    ENDED,
    /** Not running when the session ends, and nothing went wrong on the way there. */
    AT_REST;

    /** Whether the end of the session makes it impossible. */
    boolean isUp() {
        return switch (this) {
            case UP, READY -> true;
            case DOWN, GONE, ENDED, AT_REST -> false;
        };
    }
}
