package dev.jforeman.export.quote;

import java.util.List;

/** Quotes text for a Nomad template, which consul-template expands before Nomad reads it as an environment file. */
public final class NomadEnv {
    /** The default delimiters of a template. */
    public static final List<String> DEFAULT = List.of("{{", "}}");

    private static final List<List<String>> DELIMITERS =
            List.of(DEFAULT, List.of("[[", "]]"), List.of("<%", "%>"), List.of("{%", "%}"), List.of("((", "))"));

    private NomadEnv() {}

    /** The line of a variable in the environment file, without the line end. */
    public static String assignment(String name, String value) {
        StringBuilder line = new StringBuilder(name + "=\"");
        value.chars().forEach(c -> line.append(escaped((char) c)));
        return line.append('"').toString();
    }

    /** A pair of delimiters that do not occur in the text, so that nothing in it is taken for an action. */
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
