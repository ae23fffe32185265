package dev.jforeman.control.protocol;

/** A line is no message of the protocol; why, for people. */
final class BadMessage extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    BadMessage(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
