package dev.jforeman.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts numbered lines of processes as they arrive: {@code count PID NUMBER.} Each process begins with 1. A missing
 * number is a lost line; a repeated one is a duplicate.
 */
final class LineTally {
    private static final Pattern NUMBERED = Pattern.compile("count (\\d+) (\\d+)\\.");
    private static final int LONGEST = 64;

    private final Map<Long, Long> last = new HashMap<>();
    private String rest = "";
    private long lines;
    private long lost;
    private long twice;

    synchronized void add(byte[] chunk, int length) {
        String text = rest + new String(chunk, 0, length, ISO_8859_1);
        Matcher found = NUMBERED.matcher(text);
        int end = 0;
        while (found.find()) {
            count(Long.parseLong(found.group(1)), Long.parseLong(found.group(2)));
            end = found.end();
        }
        rest = text.substring(Math.max(end, text.length() - LONGEST));
    }

    private void count(long process, long number) {
        long before = last.getOrDefault(process, 0L);
        lines++;
        if (number > before) {
            lost += number - before - 1;
            last.put(process, number);
        } else if (number == 1) {
            last.put(process, number); // the process id was reused
        } else {
            twice++;
        }
    }

    synchronized long lines() {
        return lines;
    }

    /** Lost lines between two others; those after the last line are not counted here, see {@link #lastOf}. */
    synchronized long lost() {
        return lost;
    }

    synchronized long twice() {
        return twice;
    }

    /** The last number of a process; 0 if it has written none. */
    synchronized long lastOf(long process) {
        return last.getOrDefault(process, 0L);
    }
}
