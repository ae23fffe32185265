package dev.jforeman.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Checks.WatchRule;
import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeEvent.EventType;
import io.methvin.watcher.hashing.FileHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library delivers events some time after the changes they describe. */
class TreeEventsTest {
    @TempDir
    private Path temp;

    private final List<Path> changed = new ArrayList<>();
    private Path app = Path.of("");
    private Optional<TreeEvents> events = Optional.empty();

    @BeforeEach
    void look() throws IOException {
        app = temp.toRealPath();
        Files.createDirectory(app.resolve("src"));
        WatchRule rule = new WatchRule(List.of("src"), List.of(), Duration.ZERO, Optional.empty());
        WatchedTree tree = new WatchedTree(new WatchedFiles(app, rule, Optional.empty()), changed::add, Long.MAX_VALUE);
        tree.begin();
        events = Optional.of(new TreeEvents(tree, changed::add, () -> {}));
    }

    private void tell(EventType type, Path file) {
        events.orElseThrow()
                .onEvent(new DirectoryChangeEvent(type, false, file, FileHash.fromLong(1), 1, app.resolve("src")));
    }

    @Test
    void aFileThatIsDeletedBeforeItsCreationIsReportedIsNoChange() {
        Path lock = app.resolve("src/lock");

        tell(EventType.CREATE, lock);
        tell(EventType.MODIFY, lock);
        tell(EventType.DELETE, lock);

        assertThat(changed).isEmpty();
    }

    @Test
    void creatingAndDeletingAFileAreChanges() throws IOException {
        Path file = Files.writeString(app.resolve("src/a"), "1");

        tell(EventType.CREATE, file);
        Files.delete(file);
        tell(EventType.DELETE, file);

        assertThat(changed).containsExactly(file, file);
    }
}
