package dev.jforeman.os.process;

/** The operating system did not start a process; the message is for people. */
public final class SpawnException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean canHeal;

    /** An answer of the system's. */
    public SpawnException(String reason, boolean canHeal) {
        super(reason, null, false, false);
        this.reason = reason;
        this.canHeal = canHeal;
    }

    /** Why, for people. */
    public String reason() {
        return reason;
    }

    /** Whether trying again makes sense: a limit was reached, which may not last. */
    public boolean canHeal() {
        return canHeal;
    }
}
