package dev.jforeman.model;

/** The restart policy: what follows when a process ends by itself. */
public enum OnExit {
    /** Restart after a crash; an exit with code 0 is its end. The default. */
    RESTART,
    /** Restart whatever the exit code. */
    ALWAYS,
    /** Its end, whatever the code, stops the whole formation: foreman's rule. */
    STOP,
    /** Its end changes nothing for the others and nothing is restarted. */
    IGNORE,
    /** After a crash it runs again once a file it watches changed; an exit with code 0 is its end. */
    WAIT_FOR_CHANGE;

    /** How the command line and the settings spell it. */
    public String word() {
        return EnumWord.of(this);
    }
}
