package dev.jforeman.checks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Looks for a line in the output of one incarnation, as people see it: colours and the like do not count. It sees the
 * lines themselves, so a match is known with the line.
 */
public final class LogWatch implements Prober {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");

    private final Pattern wanted;
    private final Runnable whenFirstSeen;
    private final AtomicBoolean isSeen = new AtomicBoolean();
    private final AtomicBoolean isSeenAgain = new AtomicBoolean();

    /**
     * A watch for lines that match somewhere.
     *
     * @param whenFirstSeen called once, by the thread that reads the output
     */
    public LogWatch(String expression, Runnable whenFirstSeen) {
        this.wanted = Pattern.compile(expression);
        this.whenFirstSeen = whenFirstSeen;
    }

    /** A line of the output, without its end. */
    public void see(byte[] bytes, int from, int length) {
        String line = new String(bytes, from, length, StandardCharsets.UTF_8);
        if (wanted.matcher(COLOURS.matcher(line).replaceAll("")).find()) {
            isSeenAgain.set(true);
            if (isSeen.compareAndSet(false, true)) {
                whenFirstSeen.run();
            }
        }
    }

    /** Whether such a line has come since the last time somebody asked. */
    @Override
    public ProbeResult ask(Duration patience) {
        return isSeenAgain.getAndSet(false)
                ? ProbeResult.yes(found(wanted.pattern()))
                : ProbeResult.no(missing(wanted.pattern()));
    }

    /** In words, when there was a line. */
    public static String found(String expression) {
        return "a line matches \"" + expression + "\"";
    }

    /** In words, when there was none. */
    public static String missing(String expression) {
        return "no line matches \"" + expression + "\"";
    }
}
