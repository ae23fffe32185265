package dev.jforeman.export.quote;

import java.util.List;

/** Text in a Nomad template: consul-template reads it first, then Nomad as an environment file. */
public final class NomadEnv {
    /** The delimiters of a template that names none. */
    public static final List<String> DEFAULT = List.of("{{", "}}");

    private static final List<List<String>> DELIMITERS =
            List.of(DEFAULT, List.of("[[", "]]"), List.of("<%", "%>"), List.of("{%", "%}"), List.of("((", "))"));

    private NomadEnv() {}

    /** One line of an environment file. */
    public static String assignment(String name, String value) {
        StringBuilder line = new StringBuilder(name + "=\"");
        value.chars().forEach(c -> line.append(escaped((char) c)));
        return line.append('"').toString();
    }

    /** A pair of delimiters of which the text has neither, so that nothing in it is taken for an action. */
    public static List<String> delimiters(String text) {
        return DELIMITERS.stream()
                .filter(pair -> pair.stream().noneMatch(text::contains))
                .findFirst()
                .orElseGet(() -> unusedMark(text));
    }

    private static List<String> unusedMark(String text) {
        String mark = "@";
        while (text.contains(mark)) {
            mark += "@";
        }
        return List.of(mark + "<", ">" + mark);
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
        };
    }
}
