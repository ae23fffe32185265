package dev.jforeman.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;

/** The packaged program of this checkout. */
public final class Program {
    private static final Path BASE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();

    /** With {@code -Dmeans=darwin} the whole suite runs as if the kernel had only what that of macOS has. */
    private static final boolean IS_ALWAYS_MACOS = "darwin".equals(System.getProperty("means"));

    /** Written before anything is started: a file that is open for writing, by a fork as well, cannot be executed. */
    private static final Path MEANS_OF_MACOS = writeLauncherWithMeansOfMacos();

    static {
        refuseUnpackaged();
        makeCache();
    }

    private Program() {}

    /** The first call ever takes longer; it had better not be one of many at a time. */
    private static void makeCache() {
        try {
            new ProcessBuilder(BASE.resolve("bin/jforeman").toString(), "version")
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

    /** What a JVM is told of that. */
    static String means() {
        return "-Djforeman.means=" + (IS_ALWAYS_MACOS ? "darwin" : "own");
    }

    static boolean isAlwaysMacos() {
        return IS_ALWAYS_MACOS;
    }

    /** The same for one that does on Linux all in the way it does it on macOS; there it is the program itself. */
    static Path directoryWithMeansOfMacos() {
        return Machine.IS_MAC ? BASE.resolve("bin") : MEANS_OF_MACOS;
    }

    private static Path writeLauncherWithMeansOfMacos() {
        Path bin = BASE.resolve("target/means-of-macos");
        Path launcher = bin.resolve("jforeman");
        try {
            String usual = Files.readString(BASE.resolve("bin/jforeman"));
            Files.createDirectories(bin);
            Files.writeString(
                    launcher,
                    usual.replaceFirst(
                                    "find_home\n",
                                    Matcher.quoteReplacement("jf_home=" + Invocation.quoted(BASE) + "\n"))
                            .replace(" -Xms8m ", " -Djforeman.means=darwin -Xms8m "));
            Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bin;
    }

    private static void refuseUnpackaged() {
        if (!Files.exists(Path.of(archive()))) {
            throw new IllegalStateException("not packaged yet: mvn package -DskipTests");
        }
    }

    static String archive() {
        return BASE.resolve("target/jforeman/lib/jforeman.jar").toString();
    }

    /** Where the class comes from. */
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
