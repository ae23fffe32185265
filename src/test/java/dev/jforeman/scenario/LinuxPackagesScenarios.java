package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The packages for dpkg and rpm, built once from the archive of this build. */
@Scenarios
class LinuxPackagesScenarios {
    private static final String PLATFORM = "linux-x64";
    private static final LinuxPackages PACKAGES = new LinuxPackages();

    @AfterAll
    static void delete() throws Exception {
        PACKAGES.delete();
    }

    private static Ended succeeded(Invocation invocation) {
        Ended ended = invocation.run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        return ended;
    }

    /** The accepted findings and the reasons are in src/package/lintian-overrides. */
    @Test
    void lintianFindsNothingThatIsNotExplained() {
        Machine.needs("lintian");

        assertThat(LinuxPackages.run(
                        "lintian",
                        "--allow-root",
                        "--tag-display-limit",
                        "0",
                        PACKAGES.deb().toString()))
                .isEmpty();
    }

    /** The accepted findings and the reasons are in src/package/rpmlint.toml. */
    @Test
    void rpmlintFindsNothingThatIsNotExplained() {
        Machine.needs("rpmlint");

        assertThat(LinuxPackages.run(
                        "rpmlint",
                        "-c",
                        "src/package/rpmlint.toml",
                        PACKAGES.rpm().toString()))
                .contains("1 packages and 0 specfiles checked; 0 errors, 0 warnings");
    }

    @Test
    void theDebRunsForAUserOfAMachineWithoutJavaAndGoesWithoutATrace(Scenario story) throws Exception {
        assertThat(leftOf(story, PACKAGES::deb, "dpkg --force-depends --root", "--install", "--purge"))
                .isEmpty();
    }

    /** System directories, such as the one of the manual pages, are owned by other packages. */
    @Test
    void theRpmLeavesNothingBehindToo(Scenario story) throws Exception {
        assertThat(leftOf(story, PACKAGES::rpm, "rpm --dbpath /var/lib/rpm --root", "--nodeps --install", "--erase"))
                .noneMatch(file -> file.contains("jforeman"))
                .allMatch(file ->
                        Files.isDirectory(story.directory().resolve("root").resolve(file)));
    }

    /** Installs the package, runs the program, removes the package, and returns which files are new. */
    private static Set<String> leftOf(
            Scenario story, Supplier<Path> packed, String manager, String install, String remove) throws IOException {
        Machine.needsRoot();
        Machine.needs(manager.split(" ", 2)[0], "unshare", "chroot");
        Path file = packed.get();
        MinimalRoot root = MinimalRoot.in(story, BuiltArchive.unpacked(PLATFORM));
        String call = manager + " " + Invocation.quoted(root.path()) + " ";
        Set<String> before = root.files();

        succeeded(story.shell(call + install + " " + Invocation.quoted(file)));
        assertHello(root.run("a: echo \"hello, I am $(id -u)\""));
        succeeded(story.shell(call + remove + " jforeman"));

        Set<String> after = root.files();
        assertThat(after).containsAll(before);
        after.removeAll(before);
        return after;
    }

    private static void assertHello(Ended ended) {
        assertThat(ended.lines("a.1")).as("%s", ended).contains("hello, I am 1000");
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void bothHaveTheFilesOfTheArchive(Scenario story) throws Exception {
        Machine.needs("dpkg-deb", "rpm");
        Path unpacked = BuiltArchive.unpacked(PLATFORM);
        Set<String> expected;
        try (Stream<Path> files = Files.walk(unpacked.resolve("lib"))) {
            expected = files.filter(file -> !Files.isDirectory(file))
                    .map(file -> "/usr/" + unpacked.relativize(file))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        expected.addAll(List.of("/usr/bin/jforeman", "/usr/share/man/man1/jforeman-start.1.gz"));

        String deb = "dpkg-deb --fsys-tarfile " + Invocation.quoted(PACKAGES.deb()) + " | tar -t | sed 's/^[.]//'";
        assertThat(succeeded(story.shell(deb)).outLines())
                .containsAll(expected)
                .contains("/usr/share/zsh/vendor-completions/_jforeman");
        assertThat(succeeded(story.shell("rpm -qlp " + Invocation.quoted(PACKAGES.rpm())))
                        .outLines())
                .containsAll(expected)
                .contains("/usr/share/zsh/site-functions/_jforeman", "/usr/share/licenses/jforeman/LICENSE");
    }
}
