package dev.jforeman.checks;

/**
 * What one try found out.
 *
 * @param isPassed whether the answer was yes
 * @param text in words, for example {@code 500 from /health} or {@code connection refused on port 5000}
 */
public record ProbeResult(boolean isPassed, String text) {
    static ProbeResult yes(String text) {
        return new ProbeResult(true, text);
    }

    static ProbeResult no(String text) {
        return new ProbeResult(false, text);
    }
}
