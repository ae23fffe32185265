package dev.jforeman.dotenv;

/**
 * The backslash pairs of a double-quoted value: {@code \n}, {@code \t}, {@code \"}, {@code \\} and {@code \$}. In any
 * other pair the backslash is an ordinary character, so that {@code "C:\dir"} and {@code "\d+"} mean what they show.
 */
final class Escape {
    private Escape() {}

    static boolean standsAt(String text, int index) {
        return text.charAt(index) == '\\' && index + 1 < text.length() && isEscaped(text.charAt(index + 1));
    }

    private static boolean isEscaped(char c) {
        return c == 'n' || c == 't' || c == '"' || c == '\\' || c == '$';
    }

    /** What the character after the backslash stands for. */
    static char meaning(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> escaped;
        };
    }
}
