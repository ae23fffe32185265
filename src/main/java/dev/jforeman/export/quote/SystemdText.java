package dev.jforeman.export.quote;

/**
 * Quotes text for files of systemd, according to {@code systemd.syntax(7)}, {@code systemd.unit(5)} (specifiers) and
 * {@code systemd.exec(5)} ({@code EnvironmentFile=}).
 */
public final class SystemdText {
    private SystemdText() {}

    /** The value of a setting that is one text up to the end of the line, such as a path. Only specifiers are escaped. */
    public static String plain(String text) {
        return text.replace("%", "%%");
    }

    /** One word of a setting that takes several, in quotes. */
    public static String word(String text) {
        StringBuilder word = new StringBuilder("\"");
        text.chars().forEach(c -> word.append(escaped((char) c)));
        return plain(word.append('"').toString());
    }

    /** One argument of a command, in which systemd would expand a dollar sign as a variable. */
    public static String argument(String text) {
        return word(text.replace("$", "$$"));
    }

    /** The line of a variable in an environment file, without the line end. The value may span lines, as in a shell. */
    public static String assignment(String name, String value) {
        return name + "=\"" + value.replaceAll("([\"\\\\`$])", "\\\\$1") + "\"";
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> c < ' ' || c == 0x7f ? String.format("\\x%02x", (int) c) : String.valueOf(c);
        };
    }
}
