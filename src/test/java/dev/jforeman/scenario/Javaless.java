package dev.jforeman.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A root directory with a shell, a few tools and their libraries, and without any Java; but with what people have who had
 * one: a {@code JAVA_HOME} of Java 8, and options for every JVM. What is called in it is called as a user who is not in
 * {@code /etc/passwd} and has no home.
 */
final class Javaless {
    /** Where users may write, seen from outside: a link, since its name has a blank and is not ASCII. */
    private static final String WORK = "srv/app";

    private static final String TOOLS =
            "sh cat chmod cp cut date env find grep gzip id ln ls mkdir mktemp mv readlink rm sed setsid sleep tail tar"
                    + " xz";
    private static final String USER = "23456";

    /** Each tool and each library that {@code ldd} names, and those of the runtime in the archive. */
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

    /** One with the archive in {@code /tmp} and more tools. */
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

    /** The directory in which lines are run, seen from outside. */
    Path work() {
        return root.resolve(WORK);
    }

    /** A directory of the machine is there too. */
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

    /** A line of a shell, in the directory of the app. */
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
