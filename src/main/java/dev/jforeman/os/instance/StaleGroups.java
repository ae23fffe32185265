package dev.jforeman.os.instance;

import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.process.ProcessGroups;
import dev.jforeman.os.process.Termination;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The processes that an earlier jforeman in the same app directory left running when it and its watchdog were killed:
 * the groups in their record that are still alive.
 *
 * <p>A process id alone proves nothing, because the system reuses it. A group counts only if the record is from the
 * current boot of the machine, and if its leader is alive and started at the recorded time. Must be used only by the
 * process that holds the lock of the directory.
 */
public final class StaleGroups {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private StaleGroups() {}

    /**
     * Ends them, so that nothing runs twice and their ports are free.
     *
     * @return messages for the user, none if nothing was left
     */
    public static List<String> end(RuntimeDirectory directory) throws InterruptedException {
        List<Long> groups = take(directory);
        if (groups.isEmpty()) {
            return List.of();
        }
        new Termination(
                        signal -> groups.forEach(group -> Signals.send((int) -group, signal)),
                        () -> !ProcessGroups.living(groups).isEmpty())
                .run(GRACE);
        return List.of("stopped process groups left running by a killed jforeman: "
                + groups.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }

    /** Reads the groups and deletes their records. Usually there is no record, and this costs nothing. */
    static List<Long> take(RuntimeDirectory directory) {
        List<Long> groups = new ArrayList<>();
        for (Path record : records(directory)) {
            groups.addAll(livingIn(record));
            delete(record);
        }
        return groups;
    }

    /** Whether a record names live groups. */
    static boolean areLeft(RuntimeDirectory directory) {
        return records(directory).stream().anyMatch(record -> !livingIn(record).isEmpty());
    }

    private static List<Path> records(RuntimeDirectory directory) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.path(), RuntimeDirectory::isGroupsFile)) {
            files.forEach(found::add);
        } catch (IOException _) {
            return List.of();
        }
        return found;
    }

    private static List<Long> livingIn(Path record) {
        try {
            List<String> lines = Files.readAllLines(record);
            boolean isOfThisBoot =
                    !lines.isEmpty() && lines.getFirst().equals(Kernel.current().bootId());
            return isOfThisBoot ? livingIn(lines.subList(1, lines.size())) : List.of();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static List<Long> livingIn(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("\\d{1,9}:[A-Za-z0-9_:]{1,40}"))
                .map(line -> line.split(":", 2))
                .filter(fields -> lives(Long.parseLong(fields[0]), fields[1]))
                .map(fields -> Long.parseLong(fields[0]))
                .toList();
    }

    private static boolean lives(long group, String began) {
        return Kernel.current().birthOfLeader(group).filter(began::equals).isPresent();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // the next start finds no live group in it
        }
    }
}
