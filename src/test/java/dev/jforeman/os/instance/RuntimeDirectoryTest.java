package dev.jforeman.os.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.os.kernel.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeDirectoryTest {
    @TempDir
    Path temp;

    private Path app;
    private Map<String, String> environment;

    @BeforeEach
    void makeDirectories() throws IOException {
        app = Files.createDirectory(temp.resolve("app"));
        environment = Map.of("XDG_RUNTIME_DIR", directory("run", "rwx------").toString());
    }

    private Path directory(String name, String mode) throws IOException {
        Path directory = Files.createDirectory(temp.resolve(name));
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
    }

    @Test
    void theSameAppHasTheSamePlaceByEveryName() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), app);
        RuntimeDirectory direct = RuntimeDirectory.of(app, environment);
        assertThat(RuntimeDirectory.of(link, environment)).isEqualTo(direct);
        assertThat(RuntimeDirectory.of(app.resolve("../app"), environment)).isEqualTo(direct);
        assertThat(RuntimeDirectory.of(temp, environment)).isNotEqualTo(direct);
    }

    @Test
    void anAppDirectoryThatIsGoneStillHasItsPlace() throws IOException {
        RuntimeDirectory before = RuntimeDirectory.of(app, environment);
        Files.delete(app);
        assertThat(RuntimeDirectory.of(temp.toRealPath().resolve("app"), environment))
                .isEqualTo(before);
    }

    @Test
    void itIsCreatedForTheUserAlone() throws IOException {
        RuntimeDirectory runtime = RuntimeDirectory.of(app, environment);
        runtime.create();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(runtime.path())))
                .isEqualTo("rwx------");
        assertThat(runtime.path()).startsWith(temp.resolve("run/jforeman"));
    }

    @Test
    void creatingItAgainChangesNothing() throws IOException {
        RuntimeDirectory runtime = RuntimeDirectory.of(app, environment);
        runtime.create();
        Files.writeString(runtime.lockFile(), "kept");
        runtime.create();
        assertThat(runtime.lockFile()).hasContent("kept");
    }

    @Test
    void aPlaceOthersCanWriteToIsRefused() throws IOException {
        RuntimeDirectory runtime = RuntimeDirectory.of(app, environment);
        runtime.create();
        Files.setPosixFilePermissions(runtime.path(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(runtime::create)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("must be a directory that");
    }

    @Test
    void aSymbolicLinkIsRefused() throws IOException {
        RuntimeDirectory runtime = RuntimeDirectory.of(app, environment);
        runtime.create();
        Files.delete(runtime.path());
        Files.createSymbolicLink(runtime.path(), directory("trap", "rwx------"));
        assertThatThrownBy(runtime::create)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("must be a directory that");
    }

    @Test
    void withoutAPrivateDirectoryOfTheSystemItLiesUnderTmp() throws IOException {
        Path own = Path.of("/tmp/jforeman-" + Libc.geteuid());
        assertThat(RuntimeDirectory.of(app, Map.of()).base()).isEqualTo(own);
        for (String unusable : List.of(
                "",
                "relative",
                "/nonexistent",
                directory("open", "rwxrwxrwx").toString(),
                directory("l".repeat(80), "rwx------").toString())) {
            assertThat(RuntimeDirectory.of(app, Map.of("XDG_RUNTIME_DIR", unusable))
                            .base())
                    .isEqualTo(own);
        }
    }

    @Test
    void theSocketsPathIsShortHoweverLongTheAppsIs() throws IOException {
        Path deep = Files.createDirectories(temp.resolve("d".repeat(150)).resolve("e".repeat(150)));
        int longestPathOfASocket = 103; // macOS; Linux has 107
        assertThat(RuntimeDirectory.of(deep, Map.of()).controlSocket().toString())
                .hasSizeLessThan(longestPathOfASocket);
    }
}
