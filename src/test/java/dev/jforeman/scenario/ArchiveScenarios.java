package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The self-contained archive on a machine without Java. Without a built archive these tests are skipped. */
@Scenarios
class ArchiveScenarios {
    private static final long MB = 1_000_000;
    private static final String UNPACK = "tar -xJf /tmp/archive.tar.xz && mv jforeman-* 'jforeman 1'; ";
    private static final String JFOREMAN = "'jforeman 1/bin/jforeman' ";

    @Test
    void theArchiveStaysBelowItsSizeLimits() throws IOException {
        assertThat(Files.size(Archive.file())).isLessThanOrEqualTo(22 * MB);
        assertThat(installedSize()).isLessThanOrEqualTo(100 * MB);
    }

    private static long installedSize() throws IOException {
        try (Stream<Path> files = Files.walk(Archive.image())) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }

    @Test
    void entriesAreSortedAndHaveOneOwnerAndOneTime(Scenario story) {
        Machine.needs("xz");
        String archive = Invocation.quoted(Archive.file());

        List<String> entries =
                story.shell("TZ=UTC tar --full-time -tvJf " + archive).run().outLines();
        List<String> names = story.shell("tar -tJf " + archive).run().outLines();

        assertThat(entries)
                .isNotEmpty()
                .allSatisfy(
                        entry -> assertThat(entry).containsPattern("root/root +\\d+ 2\\d{3}-\\d\\d-\\d\\d 00:00:00 "));
        assertThat(names.stream().map(name -> name.replaceFirst("/$", ""))).isSorted();
    }

    @Test
    void eachLibraryInItHasItsLicence() throws IOException {
        Path licences = Archive.image().resolve("share/doc/jforeman/licenses");

        try (Stream<Path> libraries = Files.list(Archive.image().resolve("lib/jforeman"))) {
            assertThat(libraries
                            .map(library -> library.getFileName().toString())
                            .filter(name -> name.endsWith(".jar") && !name.equals("jforeman.jar"))
                            .map(name -> name.replaceFirst("-\\d.*", "")))
                    .contains("gson")
                    .allSatisfy(name -> assertThat(licences.resolve(name)).isNotEmptyFile());
        }
        assertThat(licences.resolve("picocli")).isNotEmptyFile();
        assertThat(Archive.image().resolve("lib/jforeman/runtime/legal/java.base/LICENSE"))
                .isNotEmptyFile();
    }

    @Test
    void aUserWithoutAHomeOrAJavaRunsAnApp(Scenario story) throws IOException {
        story.mayHold("random", "urandom", "the app ä"); // the app directory itself is locked
        story.mayHold("reaper"); // its launcher knows nothing of the means that the scenarios were told to use
        Javaless machine = Javaless.of(story);
        machine.line(UNPACK).run().requireSuccess();
        Path work = machine.work();
        Files.writeString(
                work.resolve("Procfile"),
                "web: echo \"listens on $PORT\"; exec cat\nclock: while sleep 1; do date; done\n");
        Files.writeString(work.resolve("jforeman.yml"), "processes:\n  web: {pty: always}\n");

        Running running = machine.line("exec " + JFOREMAN + "start -p " + FreePorts.base())
                .start();
        running.await("web.1", "^listens on ");
        running.await("clock.1", "\\d\\d:\\d\\d:\\d\\d");
        Eventually.holds(
                "it can be asked",
                () -> machine.line(JFOREMAN + "ps").run().out().contains("web.1"),
                () -> machine.line(JFOREMAN + "ps").run());
        Running attached =
                machine.line("exec " + JFOREMAN + "attach web").inTerminal().start();
        attached.awaitOut("jforeman: attached to web.1; Ctrl-] d detaches");
        attached.type("hello\r");
        attached.awaitOut("hello");
        attached.type("\035d");
        assertThat(attached.awaitEnd().exitCode()).isZero();
        Ended exported =
                machine.line(JFOREMAN + "export systemd units && ls units").run();
        assertThat(exported.exitCode()).as("%s", exported).isZero();
        assertThat(exported.outLines()).anyMatch(line -> line.contains("web"));

        Ended ended = running.stop();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).isEmpty();
        machine.line("rm -rf 'jforeman 1' units").run().requireSuccess();
        assertThat(machine.asRoot("find / -xdev -user 23456 ! -path '/proc/*'")
                        .run()
                        .out())
                .doesNotContain("jforeman 1")
                .doesNotContain(".aot")
                .doesNotContain("/home");
    }

    @Test
    void unpackedByRootItIsOnlyReadByOthers(Scenario story) throws IOException {
        Javaless machine = Javaless.of(story);
        machine.asRoot(UNPACK + "chmod -R a-w 'jforeman 1'").run().requireSuccess();
        Path work = machine.work();
        Files.writeString(work.resolve("Procfile"), "hello: echo hello\n");
        long before = count(work);

        Ended ended =
                machine.line(JFOREMAN + "version && " + JFOREMAN + "start").run();

        assertThat(ended.err()).isEmpty();
        assertThat(ended.outLines().getFirst()).startsWith("jforeman ");
        assertThat(ended.lines("hello.1")).contains("hello");
        assertThat(count(work)).isEqualTo(before);
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.count();
        }
    }

    /** The JVM found no classes in such a directory and reported that class loading had failed. */
    @Test
    void aNonAsciiDirectoryWorksInAnyUtf8Locale(Scenario story) {
        Machine.needsRoot();
        Machine.needs("unshare", "locale");
        Path locale = Path.of("/usr/lib/locale/C.utf8");
        assumeTrue(Files.exists(locale), "the locale C.utf8 is not where Debian has it");
        story.shell("mkdir none other && cp -R " + locale + " other/xx_XX.utf8 && cp -R "
                        + Invocation.quoted(Archive.image()) + " \"$(printf 'n\\303\\266')\"")
                .run()
                .requireSuccess();

        assertThat(withLocalesOf(story, "other").out()).startsWith("jforeman ");
        Ended refused = withLocalesOf(story, "none");

        assertThat(refused.exitCode()).as("%s", refused).isEqualTo(70);
        assertThat(refused.err())
                .contains("its name is not ASCII, and this system has no locale with UTF-8; install one")
                .hasLineCount(1);
    }

    private static Ended withLocalesOf(Scenario story, String directory) {
        String line = "mount --bind " + directory + " /usr/lib/locale && exec n*/bin/jforeman version";
        return Invocation.of(story, "unshare", "--mount", "sh", "-c", line).run();
    }

    /** A JVM that cannot use its class archive starts slowly and reports nothing. */
    @Test
    void theCachesAreUsedWhereItIsUnpacked(Scenario story) {
        story.procfile("hello: echo hello");
        String image = Invocation.quoted(Archive.image());

        Ended ended = story.shell("cp -R " + image + " elsewhere; sed -i 's/ -Xms8m/ -XX:AOTMode=on -Xms8m/'"
                        + " elsewhere/bin/jforeman; elsewhere/bin/jforeman version && elsewhere/bin/jforeman start")
                .run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.lines("hello.1")).contains("hello");
    }

    /** The runtime contains only the XML writer of Java's XML module. */
    @Test
    void smokeWritesItsReportAndDebugItsEvents(Scenario story) {
        story.procfile("web: exec sleep 60");
        String program = Invocation.quoted(Archive.image().resolve("bin/jforeman"));

        Ended smoke = story.shell(program + " smoke --junit report.xml --log-dir logs -- true; cat report.xml logs/*")
                .run();
        Ended debug = story.shell(program + " start --debug -t 1 --exit-code-from web web=0")
                .run();

        assertThat(smoke.out()).as("%s", smoke).contains("<testsuite ", "started with pid");
        assertThat(debug.err()).doesNotContain("NoClassDefFound", "internal error");
    }

    @Test
    void theShopComesUpAndGoesDown(Scenario story) throws IOException {
        Machine.needs("redis-server", "redis-cli");
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.exists(python), "the system has no python3 of its own");
        Path library = Path.of("/usr/lib").resolve(python.toRealPath().getFileName());
        Javaless machine = Javaless.of(story, python.toString(), "redis-server", "redis-cli")
                .sharing(library);
        machine.line(UNPACK).run().requireSuccess();
        try (Stream<Path> files = Files.list(Path.of("examples/shop"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, machine.work().resolve(file.getFileName()));
            }
        }

        Ended ended = machine.line(JFOREMAN + "smoke -t 60 -p " + FreePorts.base() + " -- python3 test.py")
                .run();

        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(ended.outLines()).contains("the teapot was shipped");
    }
}
