package dev.jforeman.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The signals of POSIX and a few others, by name, because numbers differ between systems. The last two exist only on
 * macOS.
 */
public enum Signal {
    HUP(1),
    INT(2),
    QUIT(3),
    ILL(4),
    TRAP(5),
    ABRT(6),
    BUS,
    FPE(8),
    KILL(9),
    USR1,
    SEGV(11),
    USR2,
    PIPE(13),
    ALRM(14),
    TERM(15),
    CHLD,
    CONT,
    STOP,
    TSTP,
    TTIN,
    TTOU,
    URG,
    XCPU,
    XFSZ,
    VTALRM,
    PROF,
    WINCH,
    SYS,
    INFO,
    EMT;

    /** The optional prefix of a name. */
    public static final String PREFIX = "SIG";

    private final OptionalInt number;

    Signal() {
        number = OptionalInt.empty();
    }

    Signal(int number) {
        this.number = OptionalInt.of(number);
    }

    /** The number, if it is the same on all systems. */
    public OptionalInt number() {
        return number;
    }

    /** The full name, for example {@code SIGTERM}. */
    public String fullName() {
        return PREFIX + name();
    }

    /** The signal with this name, with or without {@code SIG}. */
    public static Optional<Signal> find(String name) {
        return EnumWord.find(withoutPrefix(name), values(), Signal::name);
    }

    /** A name without an optional {@code SIG} in front. */
    public static String withoutPrefix(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }
}
