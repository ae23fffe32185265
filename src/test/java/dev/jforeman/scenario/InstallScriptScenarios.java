package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that installs a release for one user, with archives from a local server. */
@Scenarios
class InstallScriptScenarios {
    private static final Path SCRIPT = Path.of("src/package/install.sh").toAbsolutePath();
    private static final Path KILLED = Path.of("src/test/resources/dev/jforeman/scenario/killed-install.sh")
            .toAbsolutePath();
    private static final String PLATFORM = "linux-x64";
    private static final String TOOLS = "sh sed tar mktemp mkdir rmdir rm mv ln ls grep readlink cat ldd diff";

    /** A home directory that already contains a file of the user. */
    private static Scenario home(Scenario story) {
        Machine.needs("tar", "xz", "curl", "sha256sum");
        return story.file(".local/share/man/man1/mine.1", "mine")
                .file(".local/bin/mine", "mine")
                .script("tools/uname", "#!/bin/sh", "case $1 in -s) echo Linux ;; *) echo x86_64 ;; esac");
    }

    private static Ended install(Scenario story, String address, String... words) {
        return call(story, address, words).run();
    }

    private static Invocation call(Scenario story, String address, String... words) {
        return Invocation.of(story, "sh", SCRIPT.toString())
                .with(words)
                .env("PATH", story.directory().resolve("tools") + ":" + System.getenv("PATH"))
                .env("JFOREMAN_DOWNLOADS", address);
    }

    private static Set<String> files(Scenario story) {
        Path local = story.directory().resolve(".local");
        try (Stream<Path> files = Files.walk(local)) {
            return files.map(file -> local.relativize(file).toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String installed(Scenario story) {
        return story.shell(".local/bin/jforeman version").run().out().strip();
    }

    @Test
    void whatItInstallsGoesAgainAndNothingOfTheUsersDoes(Scenario story) throws IOException {
        Set<String> before = files(home(story));
        try (Downloads downloads = Downloads.of(story, "1.0.0")) {
            Ended ended = install(story, downloads.address(), "--version", "1.0.0");

            assertThat(ended.exitCode()).as("%s", ended).isZero();
            assertThat(ended.out()).contains("jforeman 1.0.0 is installed", "is not on your PATH");
        }
        assertThat(installed(story)).isEqualTo("jforeman 1.0.0");
        assertThat(files(story))
                .contains("share/man/man1/jforeman.1.gz", "share/fish/vendor_completions.d/jforeman.fish")
                .noneMatch(file -> file.contains(".new."));

        story.file(".cache/jforeman/start.aot", "theirs");
        Ended ended = install(story, "file:///nowhere", "--uninstall");

        assertThat(ended.out()).contains("is removed from", "kept, because it is yours");
        assertThat(files(story)).isEqualTo(before);
        assertThat(story.text(".cache/jforeman/start.aot")).isEqualTo("theirs\n");
    }

    @Test
    void aDamagedArchiveIsNotInstalled(Scenario story) throws IOException {
        Set<String> before = files(home(story));
        try (Downloads downloads = Downloads.of(story, "1.0.0")) {
            downloads.damage("1.0.0");
            Ended ended = install(story, downloads.address(), "--version", "1.0.0");

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err())
                    .contains("jforeman-1.0.0-linux-x64.tar.xz is not what was released: its checksum is");
            assertThat(files(story)).isEqualTo(before);
        }
    }

    @Test
    void aMissingVersionIsReported(Scenario story) throws IOException {
        Set<String> before = files(home(story));
        try (Downloads downloads = Downloads.of(story, "1.0.0")) {
            Ended ended = install(story, downloads.address(), "--version", "v9.9.9");

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err())
                    .contains("cannot download " + downloads.address() + "/v9.9.9/jforeman-9.9.9-linux-x64.tar.xz: ")
                    .contains("there is no such version for linux-x64, or no network");
            assertThat(files(story)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"SunOS, sparc, there is no jforeman for SunOS", "Linux, riscv64, for the processor riscv64"})
    void anUnsupportedPlatformIsReported(String system, String machine, String message, Scenario story) {
        home(story)
                .script(
                        "tools/uname",
                        "#!/bin/sh",
                        "case $1 in -s) echo " + system + " ;; *) echo " + machine + " ;; esac");

        Ended ended = install(story, "file:///nowhere");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).startsWith("install.sh: ").contains(message).hasLineCount(1);
    }

    /** A machine with only these tools. */
    private static Invocation withTools(String more, Scenario story, String address) {
        Machine.needs(more.split(" "));
        Set<String> tools = new TreeSet<>(List.of((TOOLS + " " + more).split(" ")));
        story.shell("for tool in " + String.join(" ", tools) + "; do ln -s \"$(command -v $tool)\" tools/$tool; done")
                .run()
                .requireSuccess();
        return call(story, address, "--version", "1.0.0")
                .env("PATH", story.directory().resolve("tools").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "curl sha256sum, needs xz to unpack the archive; install xz-utils",
        "xz sha256sum, 'needs curl or wget, and neither is installed'",
        "xz curl, 'needs sha256sum or shasum to check what was downloaded, and neither is installed'"
    })
    void missingToolsAreReported(String tools, String message, Scenario story) throws IOException {
        home(story);
        try (Downloads downloads = Downloads.of(story, "1.0.0")) {
            Invocation call = withTools(tools, story, downloads.address());
            Set<String> before = files(story);

            Ended ended = call.run();

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err()).contains("install.sh: " + message);
            assertThat(files(story)).isEqualTo(before);
        }
    }

    @Test
    void wgetIsUsedIfCurlIsMissing(Scenario story) throws IOException {
        home(story);
        try (Downloads downloads = Downloads.of(story, "1.0.0")) {
            withTools("xz wget sha256sum", story, downloads.address()).run().requireSuccess();
        }
        assertThat(installed(story)).isEqualTo("jforeman 1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget"})
    void withoutANetworkTheOldVersionStays(String tool, Scenario story) throws IOException {
        home(story);
        Downloads downloads = Downloads.of(story, "1.0.0");
        try (downloads) {
            install(story, downloads.address(), "--version", "1.0.0").requireSuccess();
        }
        Set<String> before = files(story);

        Ended ended =
                withTools("xz sha256sum " + tool, story, downloads.address()).run();

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("there is no such version for linux-x64, or no network (a proxy goes into");
        assertThat(files(story)).isEqualTo(before);
        assertThat(installed(story)).isEqualTo("jforeman 1.0.0");
    }

    @Test
    void aDirectoryThatCannotBeWrittenToIsReported(Scenario story) {
        home(story);

        Ended ended = install(story, "file:///nowhere", "--prefix", "/proc/jforeman");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).isEqualTo("install.sh: cannot write to /proc/jforeman; use --prefix DIR\n");
    }

    @Test
    void aJforemanOfTheUsersOwnIsNotReplaced(Scenario story) throws IOException {
        home(story).script(".local/bin/jforeman", "#!/bin/sh", "echo theirs");
        try (Downloads downloads = Downloads.of(story, "1.0.0")) {
            Ended ended = install(story, downloads.address(), "--version", "1.0.0");

            assertThat(ended.err()).contains("/.local/bin/jforeman is there and was not installed by this script");
        }
        assertThat(installed(story)).isEqualTo("theirs");
    }

    @Test
    void anUpdateReplacesTheProgramAndLeavesARunningOneItsFiles(Scenario story) throws IOException {
        Machine.needsLinux(4, 0);
        home(story);
        try (Downloads downloads = Downloads.of(story, "1.0.0", "2.0.0")) {
            install(story, downloads.address(), "--version", "1.0.0");
            Running old = story.shell("exec .local/lib/jforeman/1.0.0/lib/jforeman/runtime/bin/java 1000")
                    .start();
            Eventually.holds("it runs", () -> runsAnOldOne(old), () -> old);

            Ended update = install(story, downloads.address(), "--version", "2.0.0");

            assertThat(installed(story)).isEqualTo("jforeman 2.0.0");
            assertThat(update.out()).contains("jforeman 1.0.0 is still running and keeps its files");
            assertThat(files(story)).contains("lib/jforeman/1.0.0").doesNotContain("share/man/man1/jforeman-old.1.gz");
            assertThat(install(story, "", "--uninstall").err()).contains("jforeman is running (pid " + old.outerPid());

            story.kill("KILL", old.outerPid());
            old.awaitEnd();
            install(story, downloads.address(), "--version", "2.0.0");
            assertThat(files(story)).contains("lib/jforeman/2.0.0").doesNotContain("lib/jforeman/1.0.0");
        }
    }

    private static boolean runsAnOldOne(Running running) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + running.outerPid() + "/exe"))
                    .endsWith("java");
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void interruptedInTheMiddleNothingIsLeft(Scenario story) throws IOException {
        Machine.needs("setsid");
        Set<String> before = files(home(story));
        try (Downloads downloads = Downloads.of(story, "1.0.0")) {
            downloads.holdBack("SHA256SUMS");
            Running running = call(story, downloads.address(), "--version", "1.0.0")
                    .under("setsid")
                    .start();
            downloads.awaitHeldBack();

            story.kill("INT", -running.outerPid());

            assertThat(running.awaitEnd().exitCode()).isEqualTo(130);
            assertThat(files(story)).isEqualTo(before);
        }
    }

    @Test
    void killedAtAnyMomentOneVersionRunsAndTheNextInstallDoesTheRest(Scenario story) throws IOException {
        Machine.needs("setsid");
        home(story);
        try (Downloads downloads = Downloads.of(story, "1.0.0", "2.0.0")) {
            String line =
                    "cd \"$1\" && PATH=\"$1/tools:$PATH\" JFOREMAN_DOWNLOADS=$2 exec sh \"$3\" \"$4\" 1.0.0 2.0.0";

            assertThat(LinuxPackages.run(
                            "sh",
                            "-c",
                            line,
                            "sh",
                            story.directory().toString(),
                            downloads.address(),
                            KILLED.toString(),
                            SCRIPT.toString()))
                    .matches("killed [1-9]\\d times\n");
        }
    }

    /** The old version was once moved aside first, so that for a moment none was installed. */
    @Test
    void theSameVersionAgainIsOnlyReplacedIfItIsDamaged(Scenario story) throws IOException {
        home(story);
        try (Downloads downloads = Downloads.of(story, "1.0.0")) {
            install(story, downloads.address(), "--version", "1.0.0").requireSuccess();
            Path program = story.directory().resolve(".local/lib/jforeman/1.0.0/bin/jforeman");
            Object file = Files.getAttribute(program, "unix:ino");

            install(story, downloads.address(), "--version", "1.0.0").requireSuccess();
            assertThat(Files.getAttribute(program, "unix:ino")).isEqualTo(file);

            Files.writeString(program, "damaged");
            install(story, downloads.address(), "--version", "1.0.0").requireSuccess();
            assertThat(installed(story)).isEqualTo("jforeman 1.0.0");
        }
    }

    @Test
    void itInstallsTheVersionOfThisBuild() throws IOException {
        assertThat(Files.readString(SCRIPT)).contains("\nversion=" + BuiltArchive.version() + "\n");
    }

    @Test
    void anUnknownArgumentIsReported(Scenario story) {
        assertThat(install(home(story), "", "--uninstal").err())
                .isEqualTo(
                        "install.sh: unknown word --uninstal; there are --prefix DIR, --version X.Y.Z, --uninstall and"
                                + " --help\n");
        assertThat(install(story, "", "--help").out()).contains("--prefix DIR", "JFOREMAN_DOWNLOADS");
    }

    @Test
    void theArchiveOfThisBuildIsInstalledAndRuns(Scenario story) throws IOException {
        home(story).procfile("a: echo hello");
        try (Downloads downloads = Downloads.with(story, BuiltArchive.archive(PLATFORM))) {
            Ended ended = install(story, downloads.address());
            assertThat(ended.exitCode()).as("%s", ended).isZero();
        }

        Ended ended = story.shell("unset JAVA_HOME; .local/bin/jforeman start").run();

        assertThat(ended.lines("a.1")).as("%s", ended).contains("hello");
        assertThat(List.of(story.directory().toFile().list())).doesNotContain(".cache");
    }
}
