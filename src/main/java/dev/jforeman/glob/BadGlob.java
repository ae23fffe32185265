package dev.jforeman.glob;

/** An invalid pattern; the problem is a phrase that says why, for example {@code the [ is not closed}. */
public final class BadGlob extends Exception {
    private static final long serialVersionUID = 1;

    private final String problem;

    BadGlob(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    /** Why. */
    public String problem() {
        return problem;
    }
}
