package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The packaged program of this checkout. */
public final class Program {
    private static final Path BASE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();

    /** With {@code -Dmeans=darwin} the whole suite emulates macOS. */
    private static final boolean IS_ALWAYS_MACOS = "darwin".equals(System.getProperty("means"));

    /**
     * Written before any process is started: a file that a forked process holds open for writing cannot be executed.
     */
    private static final Path MEANS_OF_MACOS = writeLauncherWithMeansOfMacos();

    static {
        refuseUnpackaged();
        makeCaches();
    }

    private Program() {}

    /** The first calls take longer, so they run before many others run at the same time. */
    private static void makeCaches() {
        try {
            new ProcessBuilder(BASE.resolve("bin/jforeman").toString(), "train")
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The directory in which {@code jforeman} is found. */
    public static Path directory() {
        return IS_ALWAYS_MACOS ? directoryWithMeansOfMacos() : BASE.resolve("bin");
    }

    /** The variables with which a JVM emulates macOS. */
    static String means() {
        return "-Djforeman.means=" + (IS_ALWAYS_MACOS ? "darwin" : "own");
    }

    static boolean isAlwaysMacos() {
        return IS_ALWAYS_MACOS;
    }

    /** A program that emulates macOS on Linux; on macOS it is the program itself. */
    static Path directoryWithMeansOfMacos() {
        return Machine.IS_MAC ? BASE.resolve("bin") : MEANS_OF_MACOS;
    }

    private static Path writeLauncherWithMeansOfMacos() {
        return writeLauncher("means-of-macos", "-Djforeman.means=darwin");
    }

    /** A program to which the JDK's tools can attach; otherwise they send SIGQUIT, which stops everything. */
    static Path directoryWithAttachListener() {
        return writeLauncher("attach-listener", "-XX:+StartAttachListener");
    }

    /** Another launcher of the same program, with one more JVM option. */
    private static Path writeLauncher(String name, String option) {
        Path installed = BASE.resolve("target").resolve(name);
        Path bin = installed.resolve("bin");
        Path launcher = bin.resolve("jforeman");
        Path library = installed.resolve("lib/jforeman");
        try {
            String usual = Files.readString(BASE.resolve("bin/jforeman"));
            Files.createDirectories(bin);
            Files.createDirectories(library.getParent());
            Files.deleteIfExists(library);
            Files.createSymbolicLink(library, Path.of("../../jforeman/lib"));
            Files.writeString(launcher, usual.replace(" -Xms8m ", " " + option + " -Xms8m "));
            Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bin;
    }

    /**
     * Copies the program with its caches to a directory where other users may run it.
     *
     * @return the path of its launcher
     */
    static Path openTo(Path directory) {
        String copy = "umask 022; mkdir -p \"$3/bin\" \"$3/lib/jforeman\""
                + " && cp -p \"$1\" \"$3/bin\" && cp -p \"$2\"/*.jar \"$3/lib/jforeman\""
                + " && cp -Rp \"$2\"/jdk_* \"$3/lib/jforeman\" && chmod -R a+rX \"$3\"";
        Path library = Path.of(archive()).getParent();
        try {
            int exitCode = new ProcessBuilder(
                            "sh", "-c", copy, "sh", launcher(), library.toString(), directory.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(exitCode).isZero();
            return directory.resolve("bin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refuseUnpackaged() {
        if (!Files.exists(Path.of(archive()))) {
            throw new IllegalStateException("not packaged yet: mvn package -DskipTests");
        }
    }

    static String archive() {
        return BASE.resolve("target/jforeman/lib/jforeman.jar").toString();
    }

    /** The directory or archive from which the class was loaded. */
    static String classesOf(Class<?> program) {
        URL location = program.getProtectionDomain().getCodeSource().getLocation();
        try {
            return Path.of(location.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String launcher() {
        return directory().resolve("jforeman").toString();
    }
}
