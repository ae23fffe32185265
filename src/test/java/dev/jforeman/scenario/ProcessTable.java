package dev.jforeman.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/**
 * The processes of this machine, from {@code /proc} or, without it, from {@code ps}. A zombie does not count as live:
 * it only waits to be reaped, and the first process of a container may never do that.
 */
public record ProcessTable(List<Entry> entries) {
    private static final Path PROC = Path.of("/proc");

    /** Without {@code /proc} the descriptors and threads of a process are unknown. */
    static final boolean HAS_PROC = Files.isDirectory(PROC.resolve("self"));

    /**
     * One process.
     *
     * @param state the letter of <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat</a>
     */
    public record Entry(long pid, String program, char state, long parent, long group) {
        boolean isAlive() {
            return state != 'Z' && state != 'X';
        }

        boolean hasVariable(String name) {
            return variables()
                    .filter(variables -> ("\0" + variables).contains("\0" + name + "="))
                    .isPresent();
        }

        private Optional<String> variables() {
            return HAS_PROC ? read(PROC.resolve(pid + "/environ")) : PsListing.variables(pid);
        }

        private static Entry parse(String stat) {
            int open = stat.indexOf('(');
            int close = stat.lastIndexOf(')');
            String[] fields = stat.substring(close + 2).split(" ", -1);
            return new Entry(
                    Long.parseLong(stat.substring(0, open).strip()),
                    stat.substring(open + 1, close),
                    fields[0].charAt(0),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]));
        }
    }

    static ProcessTable now() {
        return HAS_PROC ? ofProc() : new ProcessTable(PsListing.entries());
    }

    static ProcessTable ofProc() {
        List<Entry> entries = new ArrayList<>();
        for (Path process : processes()) {
            read(process.resolve("stat")).map(Entry::parse).ifPresent(entries::add);
        }
        return new ProcessTable(entries);
    }

    /** The process itself, or its nearest descendant, that runs this program. */
    public OptionalLong find(String program, long pid) {
        boolean isIt = entries.stream()
                .anyMatch(entry -> entry.pid() == pid && entry.program().equals(program));
        return isIt
                ? OptionalLong.of(pid)
                : childrenOf(pid).stream()
                        .flatMapToLong(child -> find(program, child.pid()).stream())
                        .findFirst();
    }

    List<Entry> membersOf(long group) {
        return entries.stream()
                .filter(entry -> entry.group() == group && entry.isAlive())
                .toList();
    }

    List<Entry> childrenOf(long pid) {
        return entries.stream().filter(entry -> entry.parent() == pid).toList();
    }

    List<Entry> zombiesOf(long pid) {
        return childrenOf(pid).stream().filter(entry -> !entry.isAlive()).toList();
    }

    /** The live processes whose environment contains this text: the descendants of the process for which it was set. */
    List<Entry> marked(String text) {
        return entries.stream()
                .filter(Entry::isAlive)
                .filter(entry -> entry.variables()
                        .filter(variables -> variables.contains(text))
                        .isPresent())
                .toList();
    }

    /** One line of {@code /proc/PID/status}, without its key. */
    static String status(long pid, String field) {
        return read(PROC.resolve(pid + "/status"))
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith(field + ":"))
                        .findFirst())
                .map(line -> line.substring(field.length() + 1).strip())
                .orElse("");
    }

    /** The processor time of all its threads in hundredths of a second; 0 if it has exited. */
    static long cpuTicks(long pid) {
        int user = 11;
        int kernel = 12;
        return read(PROC.resolve(pid + "/stat"))
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
                .map(fields -> Long.parseLong(fields[user]) + Long.parseLong(fields[kernel]))
                .orElse(0L);
    }

    /** Its share of memory (PSS), in KiB. It grows when others end that have the same files in memory. */
    static long proportionalKib(long pid) {
        return kib(pid, "Pss:");
    }

    /** Its memory that is not that of files, in KiB. */
    static long anonymousKib(long pid) {
        return kib(pid, "Anonymous:");
    }

    private static long kib(long pid, String label) {
        return read(PROC.resolve(pid + "/smaps_rollup"))
                .flatMap(text ->
                        text.lines().filter(line -> line.startsWith(label)).findFirst())
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .orElse(0L);
    }

    private static List<Path> processes() {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            return StreamSupport.stream(all.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty if the process has exited in the meantime. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), ISO_8859_1));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
