package dev.jforeman.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.Change.Kind;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportDirectoryTest {
    private static final ExportFile UNIT = new ExportFile("app.target", "unit\n", Access.PUBLIC);
    private static final ExportFile ENV = new ExportFile("env/A", "geheim", Access.SECRET);

    @TempDir
    Path parent;

    private Path directory;
    private ExportDirectory location;

    @BeforeEach
    void makeAMissingDirectory() {
        directory = parent.resolve("out");
        location = new ExportDirectory(directory, "systemd", "app");
    }

    @Test
    void filesAreWrittenWithTheirPermissions() throws Exception {
        assertThat(write(UNIT, ENV)).containsExactly(Kind.CREATE, Kind.CREATE);

        assertThat(directory.resolve("app.target")).hasContent("unit\n");
        assertThat(permissions("app.target")).isEqualTo("rw-r--r--");
        assertThat(permissions("env/A")).isEqualTo("rw-------");
    }

    @Test
    void onlyTheFilesAndTheManifestAreWritten() throws Exception {
        write(UNIT, ENV);

        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> directory.relativize(file).toString()))
                    .containsExactlyInAnyOrder("app.target", "env/A", ".jforeman-systemd-app");
        }
    }

    @Test
    void aSecondExportOfTheSameChangesNothing() throws Exception {
        write(UNIT, ENV);

        assertThat(write(UNIT, ENV)).isEmpty();
    }

    @Test
    void loosePermissionsAreTightened() throws Exception {
        write(UNIT, ENV);
        Files.setPosixFilePermissions(directory.resolve("env/A"), PosixFilePermissions.fromString("rw-rw-r--"));

        assertThat(write(UNIT, ENV)).containsExactly(Kind.PROTECT);
        assertThat(permissions("env/A")).isEqualTo("rw-------");
    }

    @Test
    void filesThatAreNoLongerExportedAreRemovedWithTheirFolder() throws Exception {
        write(UNIT, ENV);

        assertThat(write(UNIT)).containsExactly(Kind.REMOVE);
        assertThat(directory.resolve("env")).doesNotExist();
    }

    @Test
    void filesOfAnAppWithTheSameNamePrefixAreKept() throws Exception {
        write(UNIT);
        ExportDirectory other = new ExportDirectory(directory, "systemd", "app2");
        List<ExportFile> files = List.of(new ExportFile("app2.target", "other\n", Access.PUBLIC));
        other.apply(other.changes(files, false), files);

        assertThat(write()).containsExactly(Kind.REMOVE);
        assertThat(directory.resolve("app2.target")).exists();
    }

    @Test
    void aStaleFileThatWasEditedIsKept() throws Exception {
        write(UNIT, ENV);
        Files.writeString(directory.resolve("app.target"), "mine\n");

        assertThat(write(ENV)).containsExactly(Kind.KEEP);
        assertThat(directory.resolve("app.target")).hasContent("mine\n");
    }

    @Test
    void aFileThatNoExportWroteIsNotOverwrittenUnlessForced() throws Exception {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("app.target"), "mine\n");

        assertThat(location.changes(List.of(UNIT), false))
                .extracting(Change::kind)
                .containsExactly(Kind.REFUSE);
        assertThat(location.changes(List.of(UNIT), true))
                .extracting(Change::kind)
                .containsExactly(Kind.OVERWRITE);
    }

    @Test
    void ourOwnFileIsOverwritten() throws Exception {
        write(UNIT);

        assertThat(write(UNIT.withContent("new\n"))).containsExactly(Kind.OVERWRITE);
        assertThat(directory.resolve("app.target")).hasContent("new\n");
    }

    @Test
    void aManifestThatPointsOutsideRemovesNothing() throws Exception {
        write(UNIT);
        Path outside = Files.writeString(parent.resolve("outside"), "unit\n");
        Path manifest = directory.resolve(".jforeman-systemd-app");
        Files.writeString(manifest, Files.readString(manifest).replace("app.target", "../outside"));

        assertThat(write()).isEmpty();
        assertThat(outside).exists();
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsReportedInOneSentence() throws Exception {
        Files.writeString(directory, "");

        assertThatThrownBy(() -> write(UNIT))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot write " + directory + ": it is not a directory");
    }

    private List<Kind> write(ExportFile... files) throws Refusal {
        List<Change> changes = location.changes(List.of(files), false);
        location.apply(changes, List.of(files));
        return changes.stream().map(Change::kind).toList();
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(path)));
    }
}
