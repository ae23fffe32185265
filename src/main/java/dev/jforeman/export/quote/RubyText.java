package dev.jforeman.export.quote;

/** Quotes text for a Ruby program. */
public final class RubyText {
    private RubyText() {}

    /**
     * A string literal in single quotes. Ruby reads CR LF in its source as LF, so a carriage return is in a literal of its own,
     * which Ruby joins with the adjacent ones.
     */
    public static String literal(String text) {
        String escaped = text.replace("\\", "\\\\").replace("'", "\\'");
        return "'" + escaped.replace("\r", "' \"\\r\" '") + "'";
    }
}
