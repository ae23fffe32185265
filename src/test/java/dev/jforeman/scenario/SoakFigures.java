package dev.jforeman.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a soak has done, for one line at its end. */
final class SoakFigures {
    private final long begun = System.nanoTime();
    private final Map<String, Integer> acts = new TreeMap<>();
    private int sessions;
    private int checks;
    private long lines;
    private long dropped;
    private double steepest = Double.NEGATIVE_INFINITY;

    void note(String what) {
        acts.merge(what, 1, Integer::sum);
    }

    void checked() {
        checks++;
    }

    /** Records a session that has passed all its checks. */
    void ended(LineTally tally, double kibPerMinute) {
        sessions++;
        lines += tally.lines();
        dropped += tally.lost();
        steepest = Math.max(steepest, kibPerMinute);
    }

    @Override
    public String toString() {
        int all = acts.values().stream().mapToInt(Integer::intValue).sum();
        return "soak: " + Duration.ofNanos(System.nanoTime() - begun).toMinutes() + " minutes, " + sessions
                + " sessions, " + all + " faults " + acts + ", 0 orphans in " + checks + " checks, " + lines
                + " counted lines, 0 lost, 0 twice, " + dropped + " dropped by choice, live memory at most "
                + Math.round(steepest * 10) / 10.0 + " KiB a minute";
    }
}
