package dev.jforeman.export.quote;

/** Text in a Ruby program. */
public final class RubyText {
    private RubyText() {}

    /**
     * A string literal in which only the backslash and the quote mean something. Ruby reads CR LF in its source as LF,
     * so that a carriage return stands in a literal of its own, which Ruby joins to those around it.
     */
    public static String literal(String text) {
        String escaped = text.replace("\\", "\\\\").replace("'", "\\'");
        return "'" + escaped.replace("\r", "' \"\\r\" '") + "'";
    }
}
