package dev.jforeman.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The release archive that the profile {@code archive} builds, if it was built from this program. */
final class Archive {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String SUFFIX = ".tar.xz";
    private static final String PROGRAM = "lib/jforeman/jforeman.jar";

    private Archive() {}

    /** The compressed archive file. */
    static Path file() {
        return TARGET.resolve(image().getFileName() + SUFFIX);
    }

    /** The directory from which the archive was packed. */
    static Path image() {
        List<Path> images = images();
        assumeTrue(!images.isEmpty(), "the archive of this program is not built: mvn verify -Parchive");
        return images.getFirst();
    }

    private static List<Path> images() {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(file -> Path.of(file.toString().replace(SUFFIX, "")))
                    .filter(Archive::isOfThisProgram)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfThisProgram(Path image) {
        Path program = image.resolve(PROGRAM);
        try {
            return Files.exists(program) && Files.mismatch(program, Path.of(Program.archive())) < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
