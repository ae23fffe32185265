package dev.jforeman.export.quote;

/**
 * Writes files for an environment directory, one per variable, for {@code chpst -e} of runit and {@code envdir} of daemontools.
 * They read only the first line, replace NUL with a newline, and drop trailing blanks. An empty file unsets the variable.
 */
public final class EnvDir {
    private EnvDir() {}

    /** Whether the program gets the value unchanged. */
    public static boolean canHold(String value) {
        return !value.endsWith(" ") && !value.endsWith("\t");
    }

    /** The content of the file for a value. */
    public static String content(String value) {
        return value.replace('\n', '\0') + "\n";
    }
}
