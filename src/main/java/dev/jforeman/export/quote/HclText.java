package dev.jforeman.export.quote;

/** Quotes text for HCL, the language of Nomad job files. */
public final class HclText {
    private HclText() {}

    /** A string literal on one line, with template sequences escaped. */
    public static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.replace("${", "$${").replace("%{", "%%{").chars().forEach(c -> literal.append(escaped((char) c)));
        return literal.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < ' ' || c == 0x7f ? String.format("\\u%04x", (int) c) : String.valueOf(c);
        };
    }
}
