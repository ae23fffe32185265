package dev.jforeman.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A root directory with a shell, a few tools and their libraries, and no Java. The environment keeps traces of an older
 * Java: a {@code JAVA_HOME} of Java 8, and options for every JVM. Commands in it run as a user without an entry in
 * {@code /etc/passwd} and without a home directory.
 */
final class Javaless {
    /** The directory that users may write to, as a path outside the root: a link, because its name is not ASCII. */
    private static final String WORK = "srv/app";

    private static final String TOOLS =
            "sh cat chmod cp cut date env find grep gzip id ln ls mkdir mktemp mv readlink rm sed setsid sleep tail tar"
                    + " xz";
    private static final String USER = "23456";

    /** Copies each tool with the libraries that {@code ldd} names, and those that the runtime in the archive needs. */
    private static final String COPY = """
        set -e
        umask 022
        root=$1 image=$2
        shift 2
        mkdir -p "$root/usr/bin" "$root/proc" "$root/dev" "$root/tmp" "$root/etc" "$root/opt/jdk8/bin"
        work=$(printf 'the app \\303\\244')
        mkdir -p "$root/srv/$work"
        ln -s "$work" "$root/srv/app"
        ln -s usr/bin "$root/bin"
        for tool; do
            file=$(readlink -f "$(command -v "$tool")")
            cp "$file" "$root/usr/bin/${tool##*/}"
            ldd "$file" || :
        done >"$root/libraries" 2>/dev/null
        find "$image" -name '*.so' -exec ldd {} + >>"$root/libraries" 2>/dev/null || :
        grep -v -F "$image" "$root/libraries" | grep -o '/[^ )]*' | grep -v ':$' | sort -u | while read -r library; do
            mkdir -p "$root${library%/*}"
            cp -L "$library" "$root$library"
        done
        mkdir -p "$root/usr/lib/locale" # Java finds no path that is not ASCII without one
        cp -R /usr/lib/locale/C.utf8 "$root/usr/lib/locale/"
        printf 'JAVA_VERSION="1.8.0_402"\\n' >"$root/opt/jdk8/release"
        printf '#!/bin/sh\\necho this is Java 8 >&2; exit 1\\n' >"$root/opt/jdk8/bin/java"
        chmod 755 "$root/opt/jdk8/bin/java"
        chmod 1777 "$root/tmp" "$root/srv/$work"
        """;

    private static final String ENTER = """
        root=$1 user=$2
        shift 2
        # whatever the umask of who has put it there
        find "$root"/srv "$root"/tmp/*.xz -user 0 -exec chmod a+rX {} + 2>/dev/null || :
        mount --bind /dev "$root/dev"; mount --rbind /dev/pts "$root/dev/pts" 2>/dev/null
        mount -t proc proc "$root/proc"
        for shared in "$root"/shared/*; do
            [ ! -e "$shared" ] || mount --bind "$(cat "$shared")" "$root$(cat "$shared")"
        done
        exec chroot --userspec="$user:$user" "$root" /usr/bin/env -i PATH=/usr/bin:/opt/jdk8/bin TERM=xterm \
            SCENARIO="$SCENARIO" JAVA_HOME=/opt/jdk8 \
            JAVA_TOOL_OPTIONS='-XX:NoSuchOption -javaagent:/nowhere.jar' _JAVA_OPTIONS=-Xmx1k JDK_JAVA_OPTIONS=--nonsense \
            /usr/bin/sh -c "cd -P /srv/app && $1"
        """;

    private final Scenario story;
    private final Path root;

    private Javaless(Scenario story, Path root) {
        this.story = story;
        this.root = root;
    }

    /** A root directory with the archive in {@code /tmp} and more tools. */
    static Javaless of(Scenario story, String... moreTools) {
        Machine.needsRoot();
        Machine.needs("unshare", "chroot", "ldd", "xz");
        assumeTrue(Files.exists(Path.of("/usr/lib/locale/C.utf8")), "the locale C.utf8 is not where Debian has it");
        story.openToOthers();
        Path root = story.directory().resolve("root");
        Invocation.of(
                        story,
                        "sh",
                        "-c",
                        COPY,
                        "sh",
                        root.toString(),
                        Archive.image().toString())
                .with(TOOLS.split(" "))
                .with(moreTools)
                .run()
                .requireSuccess();
        try {
            Files.copy(Archive.file(), root.resolve("tmp/archive.tar.xz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Javaless(story, root);
    }

    /** The working directory of the commands, as a path outside the root. */
    Path work() {
        return root.resolve(WORK);
    }

    /** Makes a directory of the machine available inside the root. */
    Javaless sharing(Path directory) {
        try {
            Path shared = Files.createDirectories(root.resolve("shared"));
            Files.createDirectories(Path.of(root + directory.toString()));
            Files.writeString(shared.resolve(directory.getFileName().toString()), directory.toString());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a shell command in the directory of the app. */
    Invocation line(String line) {
        return as(USER, line);
    }

    Invocation asRoot(String line) {
        return as("0", line);
    }

    private Invocation as(String user, String line) {
        return Invocation.of(story, "unshare", "-m", "sh", "-c", ENTER, "sh", root.toString(), user, line);
    }
}
