package dev.jforeman.scenario;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Descriptors and threads of a running jforeman.
 *
 * @param threads sorted names, without those of threads that the JVM starts and ends on its own
 */
record Resources(int descriptors, List<String> threads) {
    private static final Set<String> THREADS_OF_THE_JVM = Set.of(
            "process reaper",
            "ForkJoinPool.co",
            "ForkJoinPool-de",
            "C1 CompilerThre",
            "C2 CompilerThre",
            "Attach Listener",
            "Common-Cleaner");

    static Resources of(long pid) {
        return new Resources(entries(Path.of("/proc/" + pid + "/fd")).size(), threads(pid));
    }

    List<String> threadsNamed(String begin) {
        return threads.stream().filter(name -> name.startsWith(begin)).toList();
    }

    private static List<String> threads(long pid) {
        List<String> names = new ArrayList<>();
        for (Path task : entries(Path.of("/proc/" + pid + "/task"))) {
            try {
                names.add(Files.readString(task.resolve("comm")).strip());
            } catch (IOException _) {
                // it exited in the meantime
            }
        }
        names.removeAll(THREADS_OF_THE_JVM);
        return names.stream().sorted().collect(Collectors.toList());
    }

    private static List<Path> entries(Path directory) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return StreamSupport.stream(entries.spliterator(), false).toList();
        } catch (IOException _) {
            return List.of(); // it exited in the meantime
        }
    }
}
