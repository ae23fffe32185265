package dev.jforeman.export.quote;

/**
 * The file of one variable in an environment directory, as runit's {@code chpst -e} and daemontools' {@code envdir} read
 * it: the first line counts, NUL stands for a line end, blanks at the end are dropped, and an empty file unsets.
 */
public final class EnvDir {
    private EnvDir() {}

    /** Whether the value arrives as it is. */
    public static boolean canHold(String value) {
        return !value.endsWith(" ") && !value.endsWith("\t");
    }

    public static String content(String value) {
        return value.replace('\n', '\0') + "\n";
    }
}
