package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Platform;
import dev.jforeman.os.kernel.Proc;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * What the living members of a process group use up together.
 *
 * @param cpuMillis processor time, in milliseconds
 * @param memoryBytes memory that is resident; what members share is counted for each
 */
public record GroupUsage(long cpuMillis, long memoryBytes) {
    private GroupUsage plus(GroupUsage other) {
        return new GroupUsage(cpuMillis + other.cpuMillis, memoryBytes + other.memoryBytes);
    }

    /** That of every group there is, by its number. */
    public static Map<Long, GroupUsage> all() {
        return of(_ -> true);
    }

    /** That of some groups, by the number of the group; of other processes no more is read than whose they are. */
    public static Map<Long, GroupUsage> of(LongPredicate wanted) {
        Map<Long, GroupUsage> groups = new HashMap<>();
        try {
            if (Platform.isLinux()) {
                addFromProc(wanted, groups);
            } else {
                addFromProcessTable(groups);
            }
        } catch (IOException _) {
            // what cannot be looked at is not told
        }
        return groups;
    }

    private static void addFromProc(LongPredicate wanted, Map<Long, GroupUsage> groups) throws IOException {
        for (Proc.Entry process : Proc.all()) {
            if (wanted.test(process.group())) {
                addProcess(process, groups);
            }
        }
    }

    private static void addProcess(Proc.Entry process, Map<Long, GroupUsage> groups) {
        try {
            GroupUsage used = new GroupUsage(process.cpuMillis(), Proc.residentBytes(process.pid()));
            groups.merge(process.group(), used, GroupUsage::plus);
        } catch (IOException _) {
            return; // it ended meanwhile
        }
    }

    private static void addFromProcessTable(Map<Long, GroupUsage> groups) throws IOException {
        Process ps = OwnProcesses.start(new ProcessBuilder("ps", "-axo", "pgid=,time=,rss="));
        try (var lines = ps.inputReader()) {
            lines.lines()
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(fields -> fields.length == 3)
                    .forEach(fields -> groups.merge(Long.parseLong(fields[0]), parse(fields), GroupUsage::plus));
        }
    }

    private static GroupUsage parse(String[] fields) {
        double seconds = 0;
        for (String part : fields[1].split("[:-]", -1)) {
            seconds = seconds * 60 + Double.parseDouble(part);
        }
        return new GroupUsage(Math.round(seconds * 1000), Long.parseLong(fields[2]) * 1024);
    }
}
