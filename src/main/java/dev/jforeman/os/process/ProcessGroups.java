package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Platform;
import dev.jforeman.os.kernel.Proc;
import dev.jforeman.os.kernel.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which process groups have members that live. {@code kill(2)} alone cannot say: it succeeds while only
 * zombies are left, and those may stay for long where their parent does not reap.
 */
public final class ProcessGroups {

    private ProcessGroups() {}

    /** Those of them that do, by one look at all processes, however many groups are asked for. */
    public static Set<Long> living(Collection<Long> groups) {
        Set<Long> existing = new HashSet<>(groups);
        existing.removeIf(group -> !Signals.exists((int) -group));
        return existing.isEmpty() ? existing : withLiveMember(existing);
    }

    /**
     * A process that starts another one and ends while the table is read may be seen no more, and the other one not
     * yet; so what the first look does not find is looked for once more.
     */
    private static Set<Long> withLiveMember(Set<Long> groups) {
        try {
            Set<Long> living = groupsInTable();
            if (!living.containsAll(groups)) {
                living.addAll(groupsInTable());
            }
            living.retainAll(groups);
            return living;
        } catch (IOException _) {
            return groups;
        }
    }

    private static Set<Long> groupsInTable() throws IOException {
        Set<Long> groups = new HashSet<>();
        for (Proc.Entry process : ProcessTable.read()) {
            if (process.isLive()) {
                groups.add(process.group());
            }
        }
        return groups;
    }

    /** What the system says of its processes. */
    static final class ProcessTable {
        private ProcessTable() {}

        /** All of them. They are read one after the other, so this is no picture of one moment. */
        static List<Proc.Entry> read() throws IOException {
            return Platform.isLinux() ? Proc.all() : askPs();
        }

        /** macOS has no /proc; this is asked only while a group is being emptied, so a process for it is no burden. */
        private static List<Proc.Entry> askPs() throws IOException {
            Process ps = OwnProcesses.start(new ProcessBuilder("ps", "-axo", "pid=,stat=,ppid=,pgid="));
            try (BufferedReader lines = ps.inputReader()) {
                return lines.lines().map(ProcessTable::parsePs).toList();
            }
        }

        static Proc.Entry parsePs(String line) {
            String[] fields = line.strip().split("\\s+", 4);
            return new Proc.Entry(
                    Long.parseLong(fields[0]),
                    fields[1].charAt(0),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    0,
                    0);
        }
    }
}
