package dev.jforeman.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Checks.WatchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedTreeTest {
    @TempDir
    private Path app;

    private final List<Path> changed = new ArrayList<>();

    private WatchedTree tree() {
        WatchRule rule = new WatchRule(List.of("src"), List.of(), Duration.ZERO, Optional.empty());
        return new WatchedTree(new WatchedFiles(app, rule, Optional.empty()), changed::add, Long.MAX_VALUE);
    }

    @Test
    void aDirectoryThatCannotBeWatchedIsReportedAndTheOthersAreWatched() throws IOException {
        Files.createDirectories(app.resolve("src/a"));
        Files.createDirectories(app.resolve("src/b"));
        WatchedTree tree = tree();
        List<Path> seen = new ArrayList<>();

        tree.recursiveVisitFiles(tree.begin().getFirst(), directory -> refuse(directory, seen), _ -> {});

        assertThat(seen).hasSize(3);
        assertThat(tree.unwatchedCount()).isEqualTo(1);
        assertThat(tree.unwatched().orElseThrow().getKey().endsWith("a")).isTrue();
        assertThat(WatchLimits.reason(tree.unwatched().orElseThrow().getValue()))
                .startsWith("limit of watched directories reached (raise fs.inotify.max_user_watches");
    }

    private static void refuse(Path directory, List<Path> seen) throws IOException {
        seen.add(directory);
        if (directory.endsWith("a")) {
            throw new IOException("User limit of inotify watches reached");
        }
        if (directory.endsWith("b")) {
            throw new AccessDeniedException(directory.toString());
        }
    }

    @Test
    void otherReasonsAreReportedUnchanged() {
        assertThat(WatchLimits.reason(new UncheckedIOException(
                        new IOException("User limit of inotify instances reached or too many open files"))))
                .startsWith("limit of watches reached");
        assertThat(WatchLimits.reason(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    @Test
    void aChangeDuringAScanIsReportedOnce() throws IOException {
        Path file =
                Files.writeString(Files.createDirectories(app.resolve("src")).resolve("x"), "1");
        WatchedTree tree = tree();
        Path begin = tree.begin().getFirst();
        tree.recursiveVisitFiles(begin, _ -> {}, _ -> {});
        assertThat(changed).isEmpty();

        Files.writeString(file, "22");
        tree.recursiveVisitFiles(begin, _ -> {}, _ -> {});
        tree.recursiveVisitFiles(begin, _ -> {}, _ -> {});

        assertThat(changed).containsExactly(file);
    }
}
