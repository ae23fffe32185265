package dev.jforeman.supervisor;

/**
 * What is known of a running incarnation by probes.
 *
 * @param isReady it has been ready; that is never taken back
 * @param isLate the time for becoming ready is over
 * @param tries how often the probe for readiness was answered with no
 * @param misses how often in a row the live probe was answered with no
 * @param lastAnswer of any probe, for people, empty before the first; for example {@code 500 from /health}
 */
public record Health(boolean isReady, boolean isLate, int tries, int misses, String lastAnswer) {
    /** Ready without anybody having asked. */
    static final Health READY = new Health(true, false, 0, 0, "");

    /** Nobody has answered yet. */
    static final Health UNKNOWN = new Health(false, false, 0, 0, "");

    Health ready(String answer) {
        return new Health(true, isLate, tries, 0, answer);
    }

    Health notReady(String answer) {
        return new Health(isReady, isLate, tries + 1, misses, answer);
    }

    Health late() {
        return new Health(isReady, true, tries, misses, lastAnswer);
    }

    Health alive(String answer) {
        return new Health(isReady, isLate, tries, 0, answer);
    }

    Health missed(String answer) {
        return new Health(isReady, isLate, tries, misses + 1, answer);
    }
}
