package dev.jforeman.os.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.os.kernel.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code start -d} without HOME once wrote below /tmp, through another user's symbolic link, into root's file. */
class PrivateDirectoryTest {
    private static final int MALLORY = 61_059;

    @TempDir
    Path temp;

    private Path home;

    @BeforeEach
    void openTheOutermost() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = directory(temp.resolve("home"), "rwxr-xr-x");
    }

    private static Path directory(Path path, String mode) throws IOException {
        Files.createDirectory(path);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static void giveAway(Path path) throws IOException {
        Assumptions.assumeTrue(User.effectiveId() == 0, "only root may do that");
        Files.setAttribute(path, "unix:uid", MALLORY);
    }

    @Test
    void createdDirectoriesArePrivate() throws IOException {
        Path made = PrivateDirectory.create(home.resolve("a/b"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("a"))))
                .isEqualTo("rwx------");
        assertThat(PrivateDirectory.isOurs(made)).isTrue();
    }

    @Test
    void aDirectoryOfAnotherUserIsNotOurs() throws IOException {
        Path state = directory(home.resolve("state"), "rwxr-xr-x");
        giveAway(state);
        assertThat(PrivateDirectory.isOurs(state)).isFalse();
    }

    @Test
    void aDirectoryInsideOneOfAnotherUserIsNotOurs() throws IOException {
        Path below = directory(home.resolve("state"), "rwx------");
        giveAway(home);
        assertThat(PrivateDirectory.isOurs(below)).isFalse();
    }

    @Test
    void aLinkIntoADirectoryOfAnotherUserIsNotOurs() throws IOException {
        Path theirs = directory(temp.resolve("theirs"), "rwxrwxrwx");
        giveAway(theirs);
        assertThat(PrivateDirectory.isOurs(Files.createSymbolicLink(home.resolve("link"), theirs)))
                .isFalse();
    }

    @Test
    void aDirectoryBelowAWorldWritableOneIsOursOnlyWithTheStickyBit() throws IOException {
        Path open = directory(home.resolve("open"), "rwxrwxrwx");
        Path below = directory(open.resolve("below"), "rwx------");
        assertThat(PrivateDirectory.isOurs(below)).isFalse();
        Files.setAttribute(open, "unix:mode", 01777);
        assertThat(PrivateDirectory.isOurs(below)).isTrue();
    }

    @Test
    void aWritableDirectoryBelowAPrivateOneIsOurs() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        assertThat(PrivateDirectory.isOurs(directory(home.resolve("open"), "rwxrwxrwx")))
                .isTrue();
    }

    @Test
    void aMissingDirectoryIsNotOurs() {
        assertThat(PrivateDirectory.isOurs(home.resolve("none"))).isFalse();
    }
}
