package dev.jforeman.export.quote;

import java.util.regex.Pattern;

/**
 * Quotes text for the configuration of supervisord. In this INI file {@code %} begins an expansion, and {@code ;} or {@code #}
 * after a blank begins a comment, even inside quotes. Python's shlex then splits the values.
 */
public final class SupervisorText {
    private static final Pattern COMMENT = Pattern.compile("(?<=\\s)(?=[;#])");
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\"\u0085\u2028\u2029]|\\s[;#]|^'|'$");

    private SupervisorText() {}

    /** Text that supervisord replaces even if its percent sign is doubled. */
    private static final String HERE = "%(here)s";

    /** The same text broken up by an expansion that is empty, so that it is not replaced. */
    private static final String BROKEN_HERE = "%(here%(here).0s)s";

    /** The value of a setting that is one path or name. */
    public static String plain(String text) {
        return text.replace("%", "%%").replace(HERE, BROKEN_HERE);
    }

    /** The path of a log file, which supervisord expands twice. */
    public static String logFile(String path) {
        return plain(plain(path));
    }

    /** One argument of a command. It must not contain a line end, which would end the setting. */
    public static String argument(String text) {
        String quoted = "'" + text.replace("'", "'\"'\"'") + "'";
        return plain(COMMENT.matcher(quoted).replaceAll("''"));
    }

    /** Whether {@code environment=} can hold the value: it has quotes, but they cannot be escaped. */
    public static boolean fitsEnvironment(String value) {
        return !UNFIT.matcher(value).find();
    }

    /** One assignment of {@code environment=}. */
    public static String assignment(String name, String value) {
        return name + "=\"" + plain(value) + "\"";
    }
}
