package dev.jforeman.os.kernel;

import dev.jforeman.model.ByteText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads Linux's {@code /proc}. On other systems, every method but {@link #find} throws. */
public final class Proc {
    private static final Path ROOT = Path.of("/proc");

    /** {@code USER_HZ}, which Linux shows to programs as 100 on every machine. */
    private static final long MILLIS_PER_TICK = 10;

    private Proc() {}

    /** All processes. They are read one after the other, so the list is not an atomic snapshot. */
    public static List<ProcessEntry> all() throws IOException {
        List<ProcessEntry> entries = new ArrayList<>();
        for (String pid : pids()) {
            find(pid).ifPresent(entries::add);
        }
        return entries;
    }

    private static List<String> pids() throws IOException {
        List<String> pids = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(ROOT, "[0-9]*")) {
            processes.forEach(process -> pids.add(process.getFileName().toString()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return pids;
    }

    /** One process, if it exists. */
    public static Optional<ProcessEntry> find(long pid) {
        return find(Long.toString(pid));
    }

    private static Optional<ProcessEntry> find(String pid) {
        try {
            return Optional.of(parseStat(text(pid + "/stat")));
        } catch (IOException _) {
            return Optional.empty(); // it exited in the meantime
        }
    }

    /** The files that this process has open, by descriptor. Those without a path are left out. */
    static Map<Integer, Path> openFiles() throws IOException {
        Map<Integer, Path> files = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(ROOT.resolve("self/fd"))) {
            for (Path entry : entries) {
                Path file = target(entry);
                if (file.isAbsolute()) {
                    files.put(Integer.parseInt(entry.getFileName().toString()), file);
                }
            }
        }
        return files;
    }

    private static Path target(Path entry) {
        try {
            return Files.readSymbolicLink(entry);
        } catch (IOException _) {
            return Path.of(""); // the descriptor used to read the directory itself
        }
    }

    /** The format of <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">/proc/PID/stat</a>. */
    static ProcessEntry parseStat(String line) {
        // the program's name is in parentheses and may contain blanks and parentheses
        long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", 21);
        return new ProcessEntry(
                pid,
                fields[0].charAt(0),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK,
                Long.parseLong(fields[19]));
    }

    /** Resident memory. {@code stat} has it too, but in pages, whose size depends on the machine. */
    public static long residentBytes(long pid) throws IOException {
        return numberAfter("\nVmRSS:", text(pid + "/status")).orElse(0) * 1024;
    }

    /** The arguments, separated by blanks. */
    public static String commandLine(long pid) throws IOException {
        return text(pid + "/cmdline").replace('\0', ' ').strip();
    }

    /** Each variable that the process was started with, as {@code NAME=value}. */
    public static Set<String> environment(long pid) throws IOException {
        return Set.copyOf(strings(pid + "/environ"));
    }

    /** The NUL-terminated strings of a file. */
    static List<String> strings(String file) throws IOException {
        List<String> strings =
                List.of(ByteText.decode(Files.readAllBytes(ROOT.resolve(file))).split("\0", -1));
        return strings.subList(0, strings.size() - 1);
    }

    /** A path that leads to the working directory of a process. */
    public static Path directory(long pid) {
        return ROOT.resolve(pid + "/cwd");
    }

    /** The effective user of this process. */
    static int effectiveUser() throws IOException {
        return (Integer) Files.getAttribute(ROOT.resolve("self"), "unix:uid");
    }

    /** How many processes and threads a user may have, unless there is no limit. */
    static OptionalLong processLimit() throws IOException {
        return numberAfter("\nMax processes", text("self/limits"));
    }

    /** How many files this process may have open, unless there is no limit. */
    static OptionalLong openFileLimit() throws IOException {
        return numberAfter("\nMax open files", text("self/limits"));
    }

    /** How many threads a user has. */
    static long threadsOf(int user) throws IOException {
        long threads = 0;
        for (String pid : pids()) {
            threads += threadsOf(user, statusOf(pid));
        }
        return threads;
    }

    private static String statusOf(String pid) {
        try {
            return text(pid + "/status");
        } catch (IOException _) {
            return ""; // it exited in the meantime
        }
    }

    /** The format of <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">/proc/PID/status</a>. */
    static long threadsOf(int user, String status) {
        OptionalLong owner = numberAfter("\nUid:", status);
        return owner.isPresent() && owner.getAsLong() == user
                ? numberAfter("\nThreads:", status).orElse(0)
                : 0;
    }

    /**
     * The children of this process's first thread. The kernel gives it all that this process adopts. Empty if this kernel
     * does not list them.
     */
    public static Optional<Set<Long>> childrenOfFirstThread() throws IOException {
        long self = ProcessHandle.current().pid();
        try {
            String pids = text("self/task/" + self + "/children").strip();
            return Optional.of(
                    pids.isEmpty()
                            ? Set.of()
                            : Stream.of(pids.split(" ")).map(Long::valueOf).collect(Collectors.toSet()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** The threads of this process. Each can be found like a process, too. */
    public static Set<Long> ownThreads() throws IOException {
        Set<Long> threads = new HashSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(ROOT.resolve("self/task"))) {
            entries.forEach(
                    entry -> threads.add(Long.valueOf(entry.getFileName().toString())));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return threads;
    }

    /** The last field of <a href="https://man7.org/linux/man-pages/man5/proc_loadavg.5.html">/proc/loadavg</a>. */
    public static long lastPid() throws IOException {
        String loads = text("loadavg").strip();
        return Long.parseLong(loads.substring(loads.lastIndexOf(' ') + 1));
    }

    /** The time since boot, in the unit of {@link ProcessEntry#began}. */
    public static long now() throws IOException {
        return parseUptime(text("uptime"));
    }

    /** <a href="https://man7.org/linux/man-pages/man5/proc_uptime.5.html">/proc/uptime</a> has two decimals. */
    static long parseUptime(String uptime) {
        return Long.parseLong(uptime.substring(0, uptime.indexOf(' ')).replace(".", ""));
    }

    /** An id that changes with each boot of the machine. */
    public static String bootId() throws IOException {
        return text("sys/kernel/random/boot_id").strip();
    }

    /**
     * The other process of this user that has locked a directory. The format of <a
     * href="https://man7.org/linux/man-pages/man5/proc_locks.5.html">/proc/locks</a> is {@code 1: FLOCK ADVISORY WRITE
     * PID MAJOR:MINOR:INODE START END}. The device numbers are wrong on some file systems.
     */
    static OptionalLong holderOfLock(Path directory) throws IOException {
        String inode = ":" + Files.getAttribute(directory, "unix:ino");
        String locks = text("locks");
        return locks.contains(inode + " ") ? holderOfLock(inode, locks, effectiveUser()) : OptionalLong.empty();
    }

    private static OptionalLong holderOfLock(String inode, String locks, int user) {
        return locks.lines()
                .map(line -> line.strip().split(" +"))
                .filter(fields -> fields.length > 5 && fields[1].equals("FLOCK") && fields[5].endsWith(inode))
                .mapToLong(fields -> Long.parseLong(fields[4]))
                .filter(pid -> pid != ProcessHandle.current().pid() && isOf(user, pid))
                .findFirst();
    }

    private static boolean isOf(int user, long pid) {
        try {
            return Files.getAttribute(ROOT.resolve(Long.toString(pid)), "unix:uid")
                    .equals(user);
        } catch (IOException _) {
            return false; // it exited, or it is in another container
        }
    }

    /** A Unix socket with this file name at which a process listens. */
    static Optional<Path> listeningSocket(long pid, String name) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(ROOT.resolve(pid + "/fd"))) {
            for (Path descriptor : open) {
                sockets.add(Files.readSymbolicLink(descriptor).toString());
            }
        }
        return text("net/unix")
                .lines()
                .map(line -> line.strip().split(" +", 8))
                .filter(fields -> fields.length == 8 && sockets.contains("socket:[" + fields[6] + "]"))
                .map(fields -> Path.of(ByteText.decode(fields[7].getBytes(StandardCharsets.ISO_8859_1))))
                .filter(path -> path.isAbsolute() && path.endsWith(name))
                .findFirst();
    }

    private static OptionalLong numberAfter(String label, String text) {
        int begin = text.indexOf(label);
        if (begin < 0) {
            return OptionalLong.empty();
        }
        int from = begin + label.length();
        while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) {
            to++;
        }
        return from == to ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text, from, to, 10));
    }

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file), StandardCharsets.ISO_8859_1);
    }
}
