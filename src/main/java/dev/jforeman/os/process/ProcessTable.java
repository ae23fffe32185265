package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Platform;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the system says of its processes. */
public final class ProcessTable {
    private static final Path PROC = Path.of("/proc");

    private ProcessTable() {}

    /**
     * One process.
     *
     * @param state {@code Z} is a zombie
     * @param began when, in a unit of the system's own; with the pid it names a process for ever
     */
    public record Entry(long pid, char state, long parent, long group, long began) {
        public boolean isLive() {
            return state != 'Z' && state != 'X';
        }
    }

    /** All of them. They are read one after the other, so this is no picture of one moment. */
    static List<Entry> read() throws IOException {
        return Platform.isLinux() ? readProc() : askPs();
    }

    private static List<Entry> readProc() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            processes.forEach(process -> find(process).ifPresent(entries::add));
        }
        return entries;
    }

    /** One of them, if it exists; Linux only. */
    public static Optional<Entry> find(long pid) {
        return find(PROC.resolve(Long.toString(pid)));
    }

    private static Optional<Entry> find(Path process) {
        try {
            return Optional.of(parseStat(Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1)));
        } catch (IOException _) {
            return Optional.empty(); // it ended meanwhile
        }
    }

    /** The format of <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">/proc/PID/stat</a>. */
    static Entry parseStat(String line) {
        // the program's name stands in brackets and may itself hold blanks and brackets
        long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", 21);
        return new Entry(
                pid,
                fields[0].charAt(0),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[19]));
    }

    /** macOS has no /proc; this is asked only while a group is being emptied, so a process for it is no burden. */
    private static List<Entry> askPs() throws IOException {
        Process ps = OwnProcesses.start(new ProcessBuilder("ps", "-axo", "pid=,stat=,ppid=,pgid="));
        try (BufferedReader lines = ps.inputReader()) {
            return lines.lines().map(ProcessTable::parsePs).toList();
        }
    }

    static Entry parsePs(String line) {
        String[] fields = line.strip().split("\\s+", 4);
        return new Entry(
                Long.parseLong(fields[0]),
                fields[1].charAt(0),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                0);
    }
}
