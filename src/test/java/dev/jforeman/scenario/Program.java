package dev.jforeman.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packaged program of this checkout. */
public final class Program {
    private static final Path BASE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();

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
        return BASE.resolve("bin");
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
