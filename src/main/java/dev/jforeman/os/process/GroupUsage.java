package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the living members of a process group use up together.
 *
 * @param cpuMillis processor time, in milliseconds
 * @param memoryBytes memory that is resident; what members share is counted for each
 */
public record GroupUsage(long cpuMillis, long memoryBytes) {
    private static final Path PROC = Path.of("/proc");
    private static final Pattern RESIDENT = Pattern.compile("^VmRSS:\\s+(\\d+) kB", Pattern.MULTILINE);

    /** {@code USER_HZ}, which Linux shows to programs as 100 on every machine. */
    private static final long MILLIS_PER_TICK = 10;

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
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                addProcess(process, wanted, groups);
            }
        }
    }

    private static void addProcess(Path process, LongPredicate wanted, Map<Long, GroupUsage> groups) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 15);
            long group = Long.parseLong(fields[2]);
            if (!wanted.test(group)) {
                return;
            }
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            GroupUsage used = new GroupUsage(ticks * MILLIS_PER_TICK, residentBytes(process));
            groups.merge(group, used, GroupUsage::plus);
        } catch (IOException _) {
            return; // it ended meanwhile
        }
    }

    /** In kilobytes, which do not depend on the size of a page as the number in {@code stat} does. */
    private static long residentBytes(Path process) throws IOException {
        String status = Files.readString(process.resolve("status"), StandardCharsets.ISO_8859_1);
        Matcher matcher = RESIDENT.matcher(status);
        return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : 0;
    }

    private static void addFromProcessTable(Map<Long, GroupUsage> groups) throws IOException {
        Process ps = new ProcessBuilder("ps", "-axo", "pgid=,time=,rss=").start();
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
