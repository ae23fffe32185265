package dev.jforeman.os;

import dev.jforeman.os.ProcessTable.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Processes that lost their parent before we asked for orphans: to ask takes longer than the start of the first
 * process, so it is done beside it. Init has adopted them, but they began in those few milliseconds and have in their
 * environment all that one of our processes was given.
 *
 * @param first when we began, in the unit of {@link Entry#began}
 * @param last when orphans came to us
 */
record EarlyOrphans(long first, long last, List<Set<String>> environments) {
    private static final Path UPTIME = Path.of("/proc/uptime");

    static Optional<EarlyOrphans> untilNow(Collection<Map<String, String>> environments) {
        try {
            long began = ProcessTable.find(ProcessHandle.current().pid())
                    .map(Entry::began)
                    .orElse(Long.MAX_VALUE);
            List<Set<String>> assigned =
                    environments.stream().map(EarlyOrphans::assignments).toList();
            return Optional.of(new EarlyOrphans(began, hundredthsSinceBoot(), assigned));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Set<String> assignments(Map<String, String> environment) {
        Set<String> assignments = new HashSet<>();
        environment.forEach((name, value) -> assignments.add(name + "=" + value));
        return assignments;
    }

    /** <a href="https://man7.org/linux/man-pages/man5/proc_uptime.5.html">/proc/uptime</a> has two decimals. */
    private static long hundredthsSinceBoot() throws IOException {
        String uptime = Files.readString(UPTIME, StandardCharsets.US_ASCII);
        return Long.parseLong(uptime.substring(0, uptime.indexOf(' ')).replace(".", ""));
    }

    boolean contains(Entry entry) {
        boolean isOfThatTime = first <= entry.began() && entry.began() <= last;
        return isOfThatTime && entry.isLive() && !isChildOfOurs(entry) && hasEnvironmentOfOurs(entry);
    }

    private static boolean isChildOfOurs(Entry entry) {
        return entry.parent() == ProcessHandle.current().pid();
    }

    private boolean hasEnvironmentOfOurs(Entry entry) {
        try {
            Path file = Path.of("/proc", Long.toString(entry.pid()), "environ");
            Set<String> its = new HashSet<>(
                    Arrays.asList(Files.readString(file, StandardCharsets.UTF_8).split("\0", -1)));
            return environments.stream().anyMatch(its::containsAll);
        } catch (IOException _) {
            return false; // it is gone, or somebody else's
        }
    }
}
