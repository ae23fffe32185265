package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.cli.options.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> shell = new HashMap<>(Map.of("HOME_SECRET", "zzz", "PORT", "9000"));

    @BeforeEach
    void anApp() throws IOException {
        Files.writeString(directory.resolve("Procfile"), "web: bin/server\nworker: bin/worker\nrelease: bin/migrate\n");
        Files.writeString(directory.resolve(".env"), "TOKEN=geheim\n");
    }

    @Test
    void variablesOfTheCallersShellAreNotExported() throws Exception {
        for (String format : dev.jforeman.export.format.Formats.NAMES) {
            assertThat(run(format, "out/" + format, "--image", "app:1"))
                    .as(format + err())
                    .isZero();
        }

        try (Stream<Path> files = Files.walk(directory.resolve("out"))) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !isManifest(file)))
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("zzz", "9000"));
        }
    }

    @Test
    void aDriverThatNomadDoesNotHaveIsRefused() {
        assertThat(run("nomad", "out", "--driver", "qemu")).isEqualTo(2);
        assertThat(err())
                .isEqualTo("jforeman: invalid value for --driver: \"qemu\" (expected exec, raw_exec or docker)\n");
    }

    @Test
    void missingTemplatesAreRefused() {
        assertThat(run("systemd", "out", "-t", "none")).isEqualTo(66);
        assertThat(err()).isEqualTo("jforeman: template directory " + directory + "/none does not exist\n");
    }

    @Test
    void directoriesAndSecretNamesAreOptions() throws Exception {
        assertThat(run("supervisord", "out", "-l", "logs", "--secret-keys", "OTHER"))
                .isZero();

        assertThat(read(directory.resolve("out/app.conf"))).contains(directory + "/logs/", "geheim");
    }

    /** A manifest contains digests, in which any four digits may occur. */
    private static boolean isManifest(Path file) {
        return file.getFileName().toString().startsWith(".jforeman-");
    }

    @Test
    void aSecretIsOnlyInFilesThatOnlyTheOwnerReads() throws Exception {
        for (String format : dev.jforeman.export.format.Formats.NAMES) {
            run(format, "out/" + format, "--image", "app:1");
        }

        assertThat(publicFilesWith("geheim")).isEmpty();
    }

    /**
     * Once, the variables of one type were in its public Quadlet file, and only the secrets of the first type made the
     * Nomad file private.
     */
    @Test
    void aSecretOfOneTypeIsOnlyInFilesThatOnlyTheOwnerReads() throws Exception {
        Files.writeString(directory.resolve(".env"), "LANG=C\n");
        Files.writeString(
                directory.resolve("jforeman.yml"),
                "processes:\n  worker: {env: {API_TOKEN: geheim, ODD_TOKEN: \"geheim 'too'\"}}\n");
        for (String format : dev.jforeman.export.format.Formats.NAMES) {
            assertThat(run(format, "out/" + format, "--image", "app:1", "--inline-secrets"))
                    .as(format + err())
                    .isZero();
        }

        assertThat(publicFilesWith("geheim")).isEmpty();
    }

    private List<Path> publicFilesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("out"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(text))
                    .filter(ExportCommandTest::canOthersRead)
                    .toList();
        }
    }

    @Test
    void anExportOfOneFileIsPrintedWithoutALocation() {
        assertThat(run("supervisord")).isZero();
        assertThat(out()).contains("[program:app-web-1]");
    }

    @Test
    void anExportOfSeveralFilesNeedsALocation() {
        assertThat(run("systemd")).isEqualTo(2);
        assertThat(err()).contains("systemd is 4 files: specify a directory (jforeman export systemd DIR)");
    }

    @Test
    void aDryRunWritesNothing() {
        assertThat(run("systemd", "out", "--dry-run")).isZero();
        assertThat(out()).contains("would write out/app.target");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void aDifferenceIsExitCodeOneAndShowsNoSecret() throws Exception {
        assertThat(run("systemd", "out")).isZero();
        assertThat(run("systemd", "out", "--diff")).isZero();
        Files.writeString(directory.resolve(".env"), "TOKEN=neu\n");

        assertThat(run("systemd", "out", "--diff", "--timeout", "7")).isEqualTo(1);
        assertThat(out()).contains("-TimeoutStopSec=5", "+TimeoutStopSec=7", "app.env differs");
        assertThat(out()).doesNotContain("neu", "geheim");
    }

    @Test
    void aForeignFileIsNotOverwritten() throws Exception {
        Files.writeString(Files.createDirectory(directory.resolve("out")).resolve("app.target"), "mine");

        assertThat(run("systemd", "out")).isEqualTo(73);
        assertThat(err()).contains("cannot write out/app.target: the file exists and was not written by an export");
        assertThat(run("systemd", "out", "--force")).isZero();
    }

    @Test
    void anUnknownFormatNamesTheKnownOnes() {
        assertThat(run("sytemd", "out")).isEqualTo(2);
        assertThat(err())
                .contains("unknown export format sytemd (known: systemd, ")
                .contains("did you mean systemd?");
    }

    @Test
    void aMissingImageIsAnErrorWhereOneIsNeeded() {
        assertThat(run("kubernetes", "out")).isEqualTo(2);
        assertThat(err()).contains("--image");
    }

    @Test
    void releaseIsReportedAsNotExported() {
        assertThat(run("systemd", "out")).isZero();
        assertThat(err())
                .isEqualTo("release is not part of the systemd export: run it before each deployment (jforeman run"
                        + " release)\n");
    }

    /** The units once named the release that {@code /srv/app/current} pointed to, which later deployments delete. */
    @Test
    void aDirectoryReachedByALinkKeepsThePathOfTheLink() throws Exception {
        Path current =
                Files.createSymbolicLink(directory.resolveSibling(directory.getFileName() + "-current"), directory);
        shell.put("PWD", current.toString());
        assertThat(run("systemd", "out")).isZero();
        assertThat(Files.readString(directory.resolve("out/app-web.1.service"))).contains("=" + current + "\n");

        shell.put("PWD", "/"); // as set by sudo or cron
        assertThat(run("systemd", "out", "--force")).isZero();
        assertThat(Files.readString(directory.resolve("out/app-web.1.service"))).contains("=" + directory + "\n");
        Files.delete(current);
    }

    @Test
    void postdeployIsNotExportedWhichIsReported() throws Exception {
        Files.writeString(directory.resolve("Procfile"), "web: bin/server\npostdeploy: bin/tell\n");

        assertThat(run("systemd", "out")).isZero();
        assertThat(err())
                .isEqualTo("postdeploy is not part of an export: run it after each deployment (jforeman run"
                        + " postdeploy)\n");
        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("app-web.1.service")
                    .noneMatch(name -> name.contains("postdeploy"));
        }
        err.reset();
        assertThat(run("systemd", "out", "-x", "postdeploy")).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void templatesOfTheUserAreUsedAndNamedOnesComeFirst() throws Exception {
        shell.put("HOME", directory.toString());
        Path usual = Files.createDirectories(directory.resolve(".jforeman/templates/systemd"));
        Files.writeString(usual.resolve("master.target.mustache"), "usual {{app}}");
        Files.writeString(usual.resolve("process.service.mustache"), "usual {{name}}");
        Path named = Files.createDirectory(directory.resolve("mine"));
        Files.writeString(named.resolve("master.target.mustache"), "mine {{app}}");

        assertThat(run("systemd", "out", "-t", "mine")).isZero();
        assertThat(directory.resolve("out/app.target")).hasContent("mine app");
        assertThat(directory.resolve("out/app-web.1.service")).hasContent("usual web.1");
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        String[] all = Stream.concat(Stream.of("export"), Stream.of(words)).toArray(String[]::new);
        return Cli.run(
                all,
                new Streams(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        directory,
                        shell));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean canOthersRead(Path file) {
        try {
            return Files.getPosixFilePermissions(file)
                    .contains(java.nio.file.attribute.PosixFilePermission.OTHERS_READ);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
