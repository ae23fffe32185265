package dev.jforeman.diagnostic;

/** The exit codes of jforeman's own errors; the upper ones are those of BSD's {@code sysexits.h}. */
public enum ExitCode {
    OK(0),
    /** A request was not fully carried out. */
    FAILED(1),
    /** The command line cannot be understood. */
    USAGE(2),
    /** There is no running jforeman to ask. */
    NOT_RUNNING(3),
    /** A Procfile, {@code .env} or settings file has an error ({@code EX_DATAERR}). */
    BAD_DATA(65),
    /** A named file does not exist or cannot be read ({@code EX_NOINPUT}). */
    FILE_MISSING(66),
    /** An internal error of jforeman ({@code EX_SOFTWARE}). */
    INTERNAL(70),
    /** The operating system cannot start processes, or allows too few open files ({@code EX_OSERR}). */
    CANNOT_SPAWN(71),
    /** An output file cannot be written ({@code EX_CANTCREAT}). */
    CANNOT_WRITE(73),
    /** Standard output cannot be written ({@code EX_IOERR}). */
    OUTPUT_LOST(74),
    /** Another jforeman runs here ({@code EX_TEMPFAIL}). */
    ALREADY_RUNNING(75);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
