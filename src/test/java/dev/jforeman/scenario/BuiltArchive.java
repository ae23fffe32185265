package dev.jforeman.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The self-contained archive of this build. A run of chosen scenarios has none, unless with {@code -Parchive}. */
final class BuiltArchive {
    private static final Pattern VERSION = Pattern.compile("(?m)^  <version>(.*)</version>");
    private static final Pattern TIME = Pattern.compile("<project.build.outputTimestamp>(.*)</");

    private BuiltArchive() {}

    static String version() {
        return build(VERSION);
    }

    /** The total size of all files in the archive. */
    static String time() {
        return build(TIME);
    }

    private static String build(Pattern setting) {
        try {
            return setting.matcher(Files.readString(Path.of("pom.xml")))
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test if there is no archive for this platform. */
    static Path archive(String platform) {
        Path archive = Path.of("target", name(platform) + ".tar.xz").toAbsolutePath();
        assumeTrue(Files.exists(archive), archive.getFileName() + " was not built");
        return archive;
    }

    /** Skips the test if the unpacked archive is missing. */
    static Path unpacked(String platform) {
        archive(platform);
        return Path.of("target", name(platform)).toAbsolutePath();
    }

    private static String name(String platform) {
        return "jforeman-" + version() + "-" + platform;
    }
}
