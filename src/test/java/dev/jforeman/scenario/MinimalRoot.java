package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The root directory of a machine that has a C library, a BusyBox and an ordinary user, and no Java. */
record MinimalRoot(Scenario story, Path path) {
    private static final Path SCRIPT =
            Path.of("src/test/resources/dev/jforeman/scenario/minimal-root.sh").toAbsolutePath();

    /** @param image an unpacked archive; its Java determines which parts of the C library are needed */
    static MinimalRoot in(Scenario story, Path image) {
        Machine.needs("busybox", "ldd");
        Path path = story.directory().resolve("root");
        Ended ended = Invocation.of(
                        story, "sh", SCRIPT.toString(), path.toString(), image.resolve("lib/jforeman/runtime") + "")
                .run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        return new MinimalRoot(story, path);
    }

    /** All files except package records, {@code /proc} and {@code /dev}. */
    Set<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.map(file -> path.relativize(file).toString())
                    .filter(file -> !file.startsWith("var/lib/"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Runs an app there as the user, with variables that could mislead a JVM. */
    Ended run(String procfile) {
        story.file("root/home/user/Procfile", procfile);
        String enter =
                "chmod a+r root/home/user/Procfile; mount -t proc proc root/proc; mount --rbind /dev root/dev; exec"
                        + " chroot --userspec=1000:1000 root env -i HOME=/home/user PATH=/usr/bin:/bin"
                        + " JAVA_HOME=/usr/lib/java8 JAVA_TOOL_OPTIONS=-XX:Nonsense sh -c 'cd && exec jforeman start'";
        Ended ended = Invocation.of(story, "unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", enter)
                .run();
        assertThat(path.resolve("home/user").toFile().list()).containsExactly("Procfile");
        story.shell("rm root/home/user/Procfile; rm -rf root/tmp/*").run();
        return ended;
    }
}
