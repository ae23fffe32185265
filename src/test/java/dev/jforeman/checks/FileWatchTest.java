package dev.jforeman.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Checks.WatchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real file system: what the kernel tells. */
@Tag("slow")
class FileWatchTest {
    private static final long LONG_ENOUGH_SECONDS = 30;

    @TempDir
    private Path app;

    private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();

    @Test
    void aDirectoryThatIsMadeLaterIsWatchedToo() throws Exception {
        watch("src/**", Duration.ofMillis(50));

        Files.createDirectories(app.resolve("src/deep"));
        Files.writeString(app.resolve("src/deep/a.py"), "1");

        assertThat(changes.poll(LONG_ENOUGH_SECONDS, TimeUnit.SECONDS)).isEqualTo("changed");
    }

    @Test
    void whatIsLeftOutIsNotEvenWatched() throws Exception {
        Files.createDirectories(app.resolve("node_modules/x"));
        watch("**", Duration.ZERO);

        Files.writeString(app.resolve("node_modules/x/a.js"), "x");
        Files.writeString(app.resolve("a.js"), "x");

        assertThat(changes.poll(LONG_ENOUGH_SECONDS, TimeUnit.SECONDS)).isEqualTo("changed");
    }

    private void watch(String glob, Duration debounce) throws Exception {
        WatchRule rule = new WatchRule(List.of(glob), List.of(), debounce, Optional.empty());
        FileWatch.start(app, rule, () -> changes.add("changed"));
    }
}
