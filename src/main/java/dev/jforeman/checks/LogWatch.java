package dev.jforeman.checks;

import dev.jforeman.checks.Prober.ProbeResult;
import dev.jforeman.text.Line;
import dev.jforeman.text.LineFormatter.LineMatcher;
import dev.jforeman.text.LinePattern;
import dev.jforeman.text.LinePattern.BadPattern;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks for a line in the output of one incarnation, without escape sequences such as colors. It sees the
 * lines themselves, so a match is known with the line.
 */
final class LogWatch implements Prober {
    private final String wanted;
    private final LineMatcher matcher;
    private final Runnable whenFirstSeen;
    private final AtomicBoolean isSeen = new AtomicBoolean();
    private final AtomicBoolean isSeenAgain = new AtomicBoolean();

    /**
     * A watch for lines that match somewhere.
     *
     * @param whenFirstSeen called once, by the thread that reads the output
     */
    public LogWatch(String expression, Runnable whenFirstSeen) {
        this.wanted = expression;
        this.matcher = new LineMatcher(valid(expression));
        this.whenFirstSeen = whenFirstSeen;
    }

    private static LinePattern valid(String expression) {
        try {
            return LinePattern.of(expression);
        } catch (BadPattern e) {
            throw new IllegalArgumentException(e); // the reader of the settings has refused it
        }
    }

    /** A line of the output, from any of the threads that read it. */
    synchronized void see(Line line) {
        if (matcher.matches(line)) {
            isSeenAgain.set(true);
            if (isSeen.compareAndSet(false, true)) {
                whenFirstSeen.run();
            }
        }
    }

    /** Whether such a line has come since the last call. */
    @Override
    public ProbeResult ask(Duration timeout) {
        return isSeenAgain.getAndSet(false) ? ProbeResult.yes(found(wanted)) : ProbeResult.no(missing(wanted));
    }

    /** The message if there was a line. */
    static String found(String expression) {
        return "a line matches \"" + expression + "\"";
    }

    /** The message if there was none. */
    static String missing(String expression) {
        return "no line matches \"" + expression + "\"";
    }
}
