package dev.jforeman.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The root of a container image with a shell, made from a static BusyBox. */
final class TinyImage {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private TinyImage() {}

    /** A tar archive of it. */
    static Path archive(Path directory) throws IOException {
        Path root = directory.resolve("image");
        Files.createDirectories(root.resolve("bin"));
        Files.createDirectories(root.resolve("dump"));
        Files.copy(Path.of("/bin/busybox"), root.resolve("bin/busybox"));
        for (String name : List.of("sh", "env", "mv", "rm", "touch", "cat", "sleep", "printf", "[")) {
            Files.createSymbolicLink(root.resolve("bin").resolve(name), Path.of("busybox"));
        }
        Path archive = directory.resolve("image.tar");
        Tool.run(LIMIT, "tar", "--create", "--directory", root.toString(), "--file", archive.toString(), ".")
                .orFail();
        return archive;
    }
}
