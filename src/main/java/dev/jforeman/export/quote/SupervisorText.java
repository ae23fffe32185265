package dev.jforeman.export.quote;

import java.util.regex.Pattern;

/**
 * Text in supervisord's configuration: an INI file in which {@code %} begins an expansion and {@code ;} or {@code #}
 * after a blank a comment, even inside quotes, and whose values are split again by Python's shlex.
 */
public final class SupervisorText {
    private static final Pattern COMMENT = Pattern.compile("(?<=\\s)(?=[;#])");
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\"\u0085\u2028\u2029]|\\s[;#]|^'|'$");

    private SupervisorText() {}

    /** What supervisord replaces before it reads any escape, and an expansion to nothing that breaks it up. */
    private static final String HERE = "%(here)s";

    private static final String BROKEN_HERE = "%(here%(here).0s)s";

    /** A setting that is one path or name. */
    public static String plain(String text) {
        return text.replace("%", "%%").replace(HERE, BROKEN_HERE);
    }

    /** The path of a log file, which supervisord expands twice. */
    public static String logFile(String path) {
        return plain(plain(path));
    }

    /** One argument of a command; a line end in it would end the setting. */
    public static String argument(String text) {
        String quoted = "'" + text.replace("'", "'\"'\"'") + "'";
        return plain(COMMENT.matcher(quoted).replaceAll("''"));
    }

    /** Whether {@code environment=} can hold the value: it knows quotes but nothing that would escape one. */
    public static boolean fitsEnvironment(String value) {
        return !UNFIT.matcher(value).find();
    }

    /** One assignment of {@code environment=}. */
    public static String assignment(String name, String value) {
        return name + "=\"" + plain(value) + "\"";
    }
}
