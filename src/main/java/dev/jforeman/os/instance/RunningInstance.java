package dev.jforeman.os.instance;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The jforeman that runs in an app directory, as its lock file names it.
 *
 * @param pid of jforeman itself
 * @param since when it started
 */
public record RunningInstance(long pid, Instant since) {
    String text() {
        return pid + " " + since.toEpochMilli() + "\n";
    }

    /** What the file holds is written by us, but may be half written. */
    static Optional<RunningInstance> parse(String text) {
        Matcher matcher = Pattern.compile("(\\d{1,18}) (\\d{1,15})\n").matcher(text);
        return matcher.matches() ? Optional.of(parse(matcher)) : Optional.empty();
    }

    private static RunningInstance parse(Matcher matcher) {
        long pid = Long.parseLong(matcher.group(1));
        return new RunningInstance(pid, Instant.ofEpochMilli(Long.parseLong(matcher.group(2))));
    }
}
