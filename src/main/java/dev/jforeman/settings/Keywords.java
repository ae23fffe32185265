package dev.jforeman.settings;

import java.util.List;

/** The words some keys take. */
public final class Keywords {
    /** Of {@code on-exit}. */
    public static final List<String> ON_EXIT = List.of("restart", "always", "stop", "ignore", "wait-for-change");

    /** Of {@code stop-signal} and {@code watch.signal}; {@code SIG} may stand in front. */
    public static final List<String> SIGNALS = List.of("TERM", "INT", "QUIT", "HUP", "USR1", "USR2", "KILL");

    /** Of {@code pty}. */
    public static final List<String> PTY = List.of("auto", "always", "never");

    /** Of {@code stdin}: it stays open and says nothing, or it is at its end from the beginning. */
    public static final List<String> STDIN = List.of("open", "closed");

    private Keywords() {}
}
