package dev.jforeman.session;

import dev.jforeman.os.instance.InstanceLock.DirectoryLock;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockRefreshTest {
    @TempDir
    Path temp;

    @Test
    void theDirectoryOfTheLockLooksUsedAgainAndAgain() throws Exception {
        RuntimeDirectory directory = new RuntimeDirectory(temp, temp.resolve("base"), "app");
        try (DirectoryLock lock = DirectoryLock.of(directory);
                Endpoint.Open _ = new LockRefresh(lock.lock().orElseThrow(), Duration.ofMillis(1)).open(null)) {
            for (int i = 0; i < 2; i++) {
                new ProcessBuilder(
                                "touch", "-t", "202001010000", directory.path().toString())
                        .start()
                        .waitFor();
                Eventually.holds("it looks used", () -> isNew(directory.path()), () -> "it is old");
            }
        }
    }

    private static boolean isNew(Path path) {
        try {
            return Files.getLastModifiedTime(path).toInstant().isAfter(Instant.parse("2021-01-01T00:00:00Z"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
