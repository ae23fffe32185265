package dev.jforeman.dotenv;

/** Writes values for env files. */
final class Quotes {
    private Quotes() {}

    /** A double-quoted value that means just this. */
    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"';
    }

    /** The same, on one line. */
    static String quotedOnOneLine(String value) {
        return quoted(value).replace("\n", "\\n").replace("\t", "\\t");
    }
}
