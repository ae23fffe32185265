package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Platform;
import dev.jforeman.os.kernel.Proc;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** What the system says of its processes. */
final class ProcessTable {
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
