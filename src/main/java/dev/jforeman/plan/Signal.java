package dev.jforeman.plan;

/** The signals jforeman sends or answers, by name: their numbers differ between systems. */
public enum Signal {
    HUP,
    INT,
    QUIT,
    TERM,
    KILL,
    CONT,
    USR1,
    USR2,
    WINCH;

    /** The name people know it by, for example {@code SIGTERM}. */
    public String fullName() {
        return "SIG" + name();
    }
}
