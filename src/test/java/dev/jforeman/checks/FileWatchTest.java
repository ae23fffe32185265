package dev.jforeman.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Checks.WatchRule;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Watches the real file system. Changes are reported in order, so a change that is not reported shows by the one that
 * is reported after it.
 */
@Tag("slow")
class FileWatchTest {
    private static final long LONG_ENOUGH_SECONDS = 60;

    @TempDir
    private Path temporary;

    private Path app;

    private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private final List<FileWatch> watches = new ArrayList<>();

    @BeforeEach
    void makeAnApp() throws IOException {
        app = Files.createDirectories(temporary.toRealPath().resolve("app"));
        write("src/a.py", "1");
        write("other/b.py", "1");
    }

    @AfterEach
    void end() {
        watches.forEach(FileWatch::close);
    }

    private Path write(String name, String text) {
        try {
            Path file = app.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch(String... globs) throws InterruptedException {
        watch(List.of(globs), List.of());
    }

    private void watch(List<String> globs, List<String> ignored) throws InterruptedException {
        WatchRule rule = new WatchRule(globs, ignored, Duration.ZERO, Optional.empty());
        FileWatch watch = FileWatch.start(app, rule, Optional.of(app.resolve("log")), changes::add, warnings::add);
        watches.add(watch);
        watch.awaitBegun();
    }

    @Test
    void aDirectoryDeletedBeforeTheWatchBeginsIsAChange() throws Exception {
        WatchRule rule = new WatchRule(List.of("src"), List.of(), Duration.ZERO, Optional.empty());
        FileWatch watch = new FileWatch(app, rule, Optional.empty(), changes::add, warnings::add);
        watches.add(watch);
        delete(app.resolve("src"));

        Threads.repeatInterruptible("watches", watch);

        assertThat(next()).isEqualTo("src");
        watch.awaitBegun();
        changesAreNoticed("src/a.py");
    }

    private String next() {
        try {
            return String.valueOf(changes.poll(LONG_ENOUGH_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void delete(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** A directory that was created again is noticed within a second, and watched from then on. */
    private void changesAreNoticed(String file) {
        Eventually.holds(
                "a change of " + file + " is noticed",
                () -> {
                    write(file, "" + System.nanoTime());
                    return changes.contains(file);
                },
                () -> changes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "./",
                "src",
                "src/",
                "./src/",
                "src/*",
                "src/**",
                "src/**/*.py",
                "**/a.py",
                "*/",
                "**/",
                "src//a.py",
                "other/../src",
                "other/../src/a.py",
                "src/[a-c].py",
                "{src,lib}/a.*",
                "src/a.py"
            })
    void aChangeIsNoticed(String glob) throws Exception {
        watch(glob);

        write("src/a.py", "2");

        assertThat(next()).isEqualTo("src/a.py");
    }

    @Test
    void anAbsolutePathIsWatched() throws Exception {
        watch(app + "/src");

        write("src/a.py", "2");

        assertThat(next()).isEqualTo("src/a.py");
    }

    @Test
    void aDirectoryThatIsMadeLaterIsWatchedToo() throws Exception {
        watch("src/**");

        write("src/deep/b.py", "1");

        assertThat(next()).isEqualTo("src/deep/b.py");
        changesAreNoticed("src/deep/c.py");
    }

    @Test
    void ignoredFilesAreNotNoticed() throws Exception {
        Files.createDirectories(app.resolve("node_modules/x"));
        Files.createDirectories(app.resolve("log"));
        watch(List.of("."), List.of("src/gen/"));

        write("node_modules/x/a.js", "x");
        write("src/__pycache__/a.cpython-313.pyc", "x");
        write("src/gen/a.py", "x");
        write("log/web.1.log", "x");
        write("src/a.py", "2");

        assertThat(next()).isEqualTo("src/a.py");
    }

    @Test
    void aChangeOfPermissionsAloneIsIgnored() throws Exception {
        watch("src");

        Files.setPosixFilePermissions(app.resolve("src/a.py"), PosixFilePermissions.fromString("rwxr-x---"));
        write("src/b.py", "1");

        assertThat(next()).isEqualTo("src/b.py");
    }

    @Test
    void aNewEmptyDirectoryIsNoChange() throws Exception {
        watch("src");

        Files.createDirectory(app.resolve("src/empty"));
        write("src/b.py", "1");

        assertThat(next()).isEqualTo("src/b.py");
    }

    @Test
    void touchDeleteRenameAndAnOldDateAreChanges() throws Exception {
        write("src/c.py", "1");
        watch("src");

        Files.setLastModifiedTime(
                app.resolve("src/a.py"), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(next()).isEqualTo("src/a.py");
        Files.setLastModifiedTime(app.resolve("src/a.py"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        assertThat(next()).isEqualTo("src/a.py");
        Files.delete(app.resolve("src/c.py"));
        assertThat(next()).isEqualTo("src/c.py");
        Files.move(app.resolve("src/a.py"), app.resolve("src/d.py"));
        assertThat(next()).startsWith("src/");
    }

    @Test
    void anEditorMaySaveByRenaming() throws Exception {
        watch("src/a.py");

        Path beside = write("src/.a.py.tmp", "2");
        Files.move(
                beside, app.resolve("src/a.py"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        assertThat(next()).isEqualTo("src/a.py");
        changesAreNoticed("src/a.py");
    }

    @Test
    void aDirectoryThatIsMovedAwayIsAChange() throws Exception {
        write("src/deep/b.py", "1");
        watch("src");

        Files.move(app.resolve("src/deep"), temporary.resolve("away"));

        assertThat(next()).startsWith("src/deep");
    }

    @Test
    void aRootThatIsRemovedAndMadeAgainIsWatchedAgain() throws Exception {
        watch("src");

        delete(app.resolve("src"));
        changesAreNoticed("src/a.py");
        changesAreNoticed("src/deep/b.py");
    }

    @Test
    void aRootThatIsMadeAgainBesideAnotherOneIsWatchedAgain() throws Exception {
        watch("src", "other");

        delete(app.resolve("src"));
        changesAreNoticed("src/a.py");
        changesAreNoticed("other/b.py");
    }

    @Test
    void aRootThatIsReplacedByAnotherDirectoryIsWatchedAgain() throws Exception {
        watch("src");

        Files.move(app.resolve("src"), app.resolve("old"));
        changesAreNoticed("src/a.py");
    }

    @Test
    void aWatchedPathMayBeCreatedLater() throws Exception {
        watch("nowhere/yet/**");

        changesAreNoticed("nowhere/yet/a.py");
    }

    @Test
    void aRootThatIsALinkIsWatchedAtItsTarget() throws Exception {
        write("releases/1/a.py", "1");
        write("releases/2/a.py", "1");
        Files.createSymbolicLink(app.resolve("current"), Path.of("releases/1"));
        watch("current");

        write("releases/1/a.py", "2");
        assertThat(next()).isEqualTo("current/a.py");
        Files.createSymbolicLink(app.resolve("next"), Path.of("releases/2"));
        Files.move(app.resolve("next"), app.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
        Eventually.holds(
                "the other release is watched",
                () -> {
                    write("releases/2/b.py", "" + System.nanoTime());
                    return changes.contains("current/b.py");
                },
                () -> changes);
    }

    @Test
    void aFileThatIsALinkIsWatched() throws Exception {
        Path elsewhere = Files.writeString(temporary.resolve("settings"), "1");
        Files.createSymbolicLink(app.resolve("src/settings"), elsewhere);
        watch("src");

        Files.writeString(elsewhere, "2");

        assertThat(next()).isEqualTo("src/settings");
    }

    @Test
    void linksBelowARootAreFollowedEvenInACircle() throws Exception {
        Path shared = Files.createDirectories(temporary.resolve("shared"));
        Files.createSymbolicLink(app.resolve("src/shared"), shared);
        Files.createSymbolicLink(app.resolve("src/self"), app);
        Files.createSymbolicLink(shared.resolve("back"), app.resolve("src"));
        Files.createSymbolicLink(app.resolve("src/broken"), Path.of("nowhere"));
        watch("src");

        Files.writeString(shared.resolve("b.py"), "1");

        assertThat(next()).isEqualTo("src/shared/b.py");
    }

    @Test
    void aGitignoreThatIsWrittenLaterCounts() throws Exception {
        Files.createDirectories(app.resolve(".git"));
        watch("src");

        write("src/.gitignore", "*.out\n");
        assertThat(next()).isEqualTo("src/.gitignore");
        Eventually.holds("it is read", () -> !isNoticedBefore("src/a.out", "src/a.py"), () -> changes);
    }

    private boolean isNoticedBefore(String file, String other) {
        write(file, "" + System.nanoTime());
        write(other, "" + System.nanoTime());
        List<String> seen = new ArrayList<>();
        while (!seen.contains(other)) {
            seen.add(next());
            assertThat(seen).doesNotContain("null");
        }
        return seen.contains(file);
    }

    @Test
    void aWatchThatFailsIsReportedAndRetried() throws Exception {
        WatchRule rule = new WatchRule(List.of("a\0b"), List.of(), Duration.ZERO, Optional.empty());
        FileWatch watch = FileWatch.start(app, rule, Optional.empty(), changes::add, warnings::add);
        watches.add(watch);

        watch.awaitBegun();

        assertThat(warnings)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("cannot watch files: ")
                .endsWith("; retrying in 2 s");
    }
}
