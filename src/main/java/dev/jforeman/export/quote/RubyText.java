package dev.jforeman.export.quote;

/** Text in a Ruby program. */
public final class RubyText {
    private RubyText() {}

    /** A string literal in which only the backslash and the quote mean something. */
    public static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
