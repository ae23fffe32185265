package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The packages that nfpm builds from the archive of this build, made when the first test needs one. */
final class LinuxPackages {
    /** The directory in which {@code .ci/run} installs nfpm. */
    private static final Path TOOLS = Path.of(
                    System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache"))
            .resolve("jforeman-tests/bin");

    private Optional<Path> directory = Optional.empty();

    Path deb() {
        return file(".deb");
    }

    Path rpm() {
        return file(".rpm");
    }

    private Path file(String suffix) {
        try (Stream<Path> files = Files.list(made())) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private synchronized Path made() throws IOException {
        if (directory.isEmpty()) {
            Path archive = BuiltArchive.archive("linux-x64");
            assumeTrue(isThere(), "nfpm is not installed");
            Path made = Files.createTempDirectory("packages");
            run("src/package/linux-packages.sh", archive.toString(), made.toString());
            directory = Optional.of(made);
        }
        return directory.get();
    }

    /**
     * Returns the output of a program that must succeed. The timeout is long: lintian needs minutes on a busy machine.
     */
    static String run(String... words) {
        try {
            ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().merge("PATH", TOOLS + ":", (old, tools) -> tools + old);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isThere() {
        return Stream.concat(
                        Stream.of(TOOLS),
                        Stream.of(System.getenv("PATH").split(":", -1)).map(Path::of))
                .anyMatch(place -> Files.isExecutable(place.resolve("nfpm")));
    }

    synchronized void delete() throws IOException {
        if (directory.isPresent()) {
            try (Stream<Path> files = Files.walk(directory.get())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
