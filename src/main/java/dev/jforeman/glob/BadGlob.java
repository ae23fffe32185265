package dev.jforeman.glob;

/** Thrown for an invalid pattern. The problem is a phrase with the reason, for example {@code the [ is not closed}. */
public final class BadGlob extends Exception {
    private static final long serialVersionUID = 1;

    private final String problem;

    BadGlob(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    /** The reason why the pattern is invalid. */
    public String problem() {
        return problem;
    }
}
