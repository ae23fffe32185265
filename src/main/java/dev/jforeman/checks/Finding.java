package dev.jforeman.checks;

/**
 * What one try found out.
 *
 * @param isPassed whether the answer was yes
 * @param text in words, for example {@code 500 from /health} or {@code connection refused on port 5000}
 */
public record Finding(boolean isPassed, String text) {
    static Finding yes(String text) {
        return new Finding(true, text);
    }

    static Finding no(String text) {
        return new Finding(false, text);
    }
}
