package dev.jforeman.os.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.os.kernel.Proc;
import dev.jforeman.os.process.ProcessGroups;
import dev.jforeman.os.process.RealGroup;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cleanup of the user's runtime directory after jforeman exits. */
class StaleDirectoriesTest {
    @TempDir
    Path temp;

    private RuntimeDirectory own;

    @BeforeEach
    void makeDirectory() {
        own = directory("own");
    }

    private RuntimeDirectory directory(String name) {
        return new RuntimeDirectory(temp, temp.resolve("base"), name);
    }

    private RuntimeDirectory left(String name) throws IOException {
        RuntimeDirectory left = directory(name);
        left.create();
        Files.writeString(left.lockFile(), "1 1699999999999\n");
        Files.createFile(left.controlSocket());
        return left;
    }

    private void startAndEnd() throws Exception {
        InstanceLock.acquire(own).close();
    }

    @Test
    void anOrderlyExitRemovesItsDirectory() throws Exception {
        try (InstanceLock _ = InstanceLock.acquire(own)) {
            Files.createFile(own.controlSocket());
            assertThat(own.lockFile()).exists();
        }

        assertThat(own.path()).doesNotExist();
    }

    @Test
    void directoriesOfKilledInstancesAreRemovedToo() throws Exception {
        RuntimeDirectory killed = left("killed");
        RuntimeDirectory halfMade = directory("half");
        halfMade.create();

        startAndEnd();

        assertThat(killed.path()).doesNotExist();
        assertThat(halfMade.path()).doesNotExist();
    }

    @Test
    void aLockedDirectoryIsKept() throws Exception {
        RuntimeDirectory held = directory("held");
        try (InstanceLock _ = InstanceLock.acquire(held)) {
            startAndEnd();

            assertThat(held.lockFile()).exists();
            assertThat(own.path()).doesNotExist();
        }
    }

    @Test
    void nothingIsRemovedWhileOneStarts() throws Exception {
        RuntimeDirectory killed = left("killed");
        InstanceLock ending = InstanceLock.acquire(own);
        try (RemovalGuard _ = RemovalGuard.hold(own)) {
            ending.close();
        }
        assertThat(killed.lockFile()).exists();

        startAndEnd();
        assertThat(killed.path()).doesNotExist();
        assertThat(own.path()).doesNotExist();
    }

    @Test
    void aDirectoryThatRecordsLivingGroupsIsKept() throws Exception {
        RuntimeDirectory killed = left("killed");
        List<Long> groups;
        try (RealGroup group = RealGroup.start("echo ready; exec sleep 7622")) {
            groups = List.of(group.number());
            long began = Proc.find(group.number()).orElseThrow().began();
            Files.writeString(
                    killed.path().resolve("groups-4711"), Proc.bootId() + "\n" + group.number() + ":" + began + "\n");
            startAndEnd();
            assertThat(killed.path().resolve("groups-4711")).exists();
        }
        Eventually.holds("the group is gone", () -> ProcessGroups.living(groups).isEmpty(), () -> groups);

        startAndEnd();
        assertThat(killed.path()).doesNotExist();
    }

    @Test
    void otherFilesAndDirectoriesAreKept() throws Exception {
        RuntimeDirectory open = left("open");
        Files.setPosixFilePermissions(open.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
        RuntimeDirectory full = left("full");
        Path inside = Files.createDirectory(full.path().resolve("something"));
        Path elsewhere = Files.createDirectory(
                temp.resolve("elsewhere"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createSymbolicLink(own.base().resolve("link"), elsewhere);
        Path kept = Files.createFile(elsewhere.resolve("kept"));

        startAndEnd();

        assertThat(open.lockFile()).exists();
        assertThat(inside).exists();
        assertThat(kept).exists();
        assertThat(own.path()).doesNotExist();
    }
}
