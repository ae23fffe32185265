package dev.jforeman.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.export.format.Formats;
import dev.jforeman.export.model.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Each format writes exactly the files of its folder under {@code src/test/resources/export}.
 * {@code mvn test -Dtest=GoldenTest -Dgolden=write} writes the folders, to be read before they are committed.
 */
class GoldenTest {
    private static final boolean IS_WRITTEN = "write".equals(System.getProperty("golden"));

    static final List<String> FORMATS = Formats.NAMES;

    @ParameterizedTest
    @FieldSource("FORMATS")
    void theUsualApp(String format) throws Exception {
        Sample sample =
                Sample.folder("usual").formation("web=2,worker=1,my_clock=1").onExit("restart,my_clock=always");

        check(
                Sample.RESOURCES.resolve("usual").resolve(format),
                sample.image("example/app:1").export(format));
    }

    /** Readiness, needs, a stop signal and a stop command, or a remark about those that the target does not have. */
    @ParameterizedTest
    @FieldSource("FORMATS")
    void settings(String format) throws Exception {
        Sample sample = Sample.folder("settings").settings("settings").onExit("always");

        check(
                Sample.RESOURCES.resolve("settings").resolve(format),
                sample.image("example/app:1").export(format));
    }

    @ParameterizedTest
    @FieldSource("FORMATS")
    void hostileValues(String format) throws Exception {
        Sample sample = Sample.of("web: bin/server \"it's\" 100% $PORT ${PORT} $$ \\\\ | cat", Hostile.values());

        check(
                Sample.RESOURCES.resolve("hostile").resolve(format),
                sample.image("example/app:1").export(format));
    }

    private static void check(Path folder, Export export) throws IOException {
        Map<String, String> files = new TreeMap<>();
        export.files().forEach(file -> files.put(file.path(), file.content()));
        files.put("LISTING", listing(export));
        if (IS_WRITTEN) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        assertThat(read(folder)).isEqualTo(files);
    }

    /** What the content of the files does not show: their permissions, and the messages to the user. */
    private static String listing(Export export) {
        StringBuilder listing = new StringBuilder();
        export.files().forEach(file -> listing.append(file.access().permissions() + " " + file.path() + "\n"));
        export.remarks().forEach(remark -> listing.append("remark: " + remark + "\n"));
        return listing.toString();
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }
}
