package dev.jforeman.export.quote;

/**
 * Text in systemd's files, after {@code systemd.syntax(7)}, {@code systemd.unit(5)} (specifiers) and
 * {@code systemd.exec(5)} ({@code EnvironmentFile=}).
 */
public final class SystemdText {
    private SystemdText() {}

    /** A setting that is taken as it stands to the end of the line, but for specifiers: a path, a description. */
    public static String plain(String text) {
        return text.replace("%", "%%");
    }

    /** One word of a setting that takes several. */
    public static String word(String text) {
        StringBuilder word = new StringBuilder("\"");
        text.chars().forEach(c -> word.append(escaped((char) c)));
        return plain(word.append('"').toString());
    }

    /** One argument of a command: a dollar sign would be a variable of systemd's. */
    public static String argument(String text) {
        return word(text.replace("$", "$$"));
    }

    /** A line of an environment file, which is read much as a shell would. A value may span lines. */
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
