package dev.jforeman.os.kernel;

import dev.jforeman.os.kernel.Kernel.ProcessUsage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Process information from {@code ps}. Lines that cannot be parsed are skipped, so that an unusual process name or a
 * later version of the system does not make everything fail.
 */
final class Ps {
    private static final Pattern ENTRY = Pattern.compile("\\s*(\\d{1,9})\\s+(\\S)\\S*\\s+(\\d{1,9})\\s+(\\d{1,9})\\s*");
    private static final Pattern LEADER = Pattern.compile("\\s*(\\d{1,9})\\s+(\\S)\\S*\\s+(\\S.*\\S)\\s*");
    private static final Pattern USAGE = Pattern.compile(
            "\\s*(\\d{1,9})\\s+(?:(\\d{1,6})-)?(?:(\\d{1,6}):)?(\\d{1,9}):(\\d{1,2}(?:\\.\\d+)?)\\s+(\\d{1,12})\\s*");

    private Ps() {}

    static Set<Long> groupsWithLivingMember(Set<Long> groups) throws IOException {
        return Kernel.living(groups, processes());
    }

    /** All processes, without their start time and usage. */
    static List<ProcessEntry> processes() throws IOException {
        return OwnCommand.lines("ps", "-axo", "pid=,stat=,ppid=,pgid=").stream()
                .flatMap(Ps::entry)
                .toList();
    }

    static Stream<ProcessEntry> entry(String line) {
        Matcher fields = ENTRY.matcher(line);
        return fields.matches()
                ? Stream.of(new ProcessEntry(
                        number(fields, 1), fields.group(2).charAt(0), number(fields, 3), number(fields, 4), 0, 0))
                : Stream.empty();
    }

    private static long number(Matcher fields, int group) {
        return fields.group(group) == null ? 0 : Long.parseLong(fields.group(group));
    }

    /** The resource usage of all processes. */
    static List<ProcessUsage> usage() throws IOException {
        return OwnCommand.lines("ps", "-axo", "pgid=,time=,rss=").stream()
                .flatMap(Ps::usage)
                .toList();
    }

    /** The time is {@code minutes:seconds.hundredths} on macOS, and {@code [days-]hours:minutes:seconds} on Linux. */
    static Stream<ProcessUsage> usage(String line) {
        Matcher fields = USAGE.matcher(line);
        return fields.matches()
                ? Stream.of(new ProcessUsage(number(fields, 1), millis(fields), number(fields, 6) * 1024))
                : Stream.empty();
    }

    private static long millis(Matcher fields) {
        long minutes = (number(fields, 2) * 24 + number(fields, 3)) * 60 + number(fields, 4);
        return minutes * 60_000 + Math.round(Double.parseDouble(fields.group(5)) * 1000);
    }

    /** See {@link Kernel#birthOfLeader}. The time is in UTC. */
    static Optional<String> birthOfLeader(long group) {
        try {
            return OwnCommand.line("ps", "-o", "pgid=,stat=,lstart=", "-p", Long.toString(group))
                    .flatMap(line -> birthOfLeader(group, line));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    static Optional<String> birthOfLeader(long group, String line) {
        Matcher fields = LEADER.matcher(line);
        return fields.matches()
                        && number(fields, 1) == group
                        && !fields.group(2).equals("Z")
                ? Optional.of(fields.group(3).replaceAll("\\s+", "_"))
                : Optional.empty();
    }
}
