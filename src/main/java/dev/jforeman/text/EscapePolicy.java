package dev.jforeman.text;

/** What becomes of the escape sequences and control characters in a line. */
public enum EscapePolicy {
    /** Bytes stay as they are: for a pipe or a file. */
    KEEP,
    /**
     * For a terminal that several processes share: colours and links stay and end with the line; what moves the
     * cursor, clears, sets titles or modes, or talks to the terminal goes. Of a line drawn again and again with
     * carriage returns the last state is shown.
     */
    COLOURS,
    /** Nothing but text stays: for log files. Carriage returns as above. */
    STRIP;

    /** The policy for the combined log: colours mean that a terminal will show it in the end. */
    public static EscapePolicy forOutput(boolean isTerminal, boolean coloured) {
        return isTerminal || coloured ? COLOURS : KEEP;
    }
}
