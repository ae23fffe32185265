package dev.jforeman.sim;

import java.util.stream.Stream;

/** A checker found a fault of the core. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }

    Violation(String what, Throwable cause) {
        super(what, cause);
    }

    /** Whether the same check reported it. */
    boolean isLike(Violation other) {
        return finder().equals(other.finder());
    }

    private String finder() {
        return Stream.of(getStackTrace())
                .filter(frame -> !frame.getClassName().equals(Violation.class.getName()))
                .findFirst()
                .map(frame -> frame.getClassName() + frame.getLineNumber())
                .orElse("");
    }

    static void unless(boolean condition, String what) {
        if (!condition) {
            throw new Violation(what);
        }
    }
}
