package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The caches of the launcher are valid for one JDK and one program. A cache of another JDK or program, or a damaged
 * one, was once used at each start. The JVM then complained or crashed.
 */
@Scenarios
class CacheScenarios {
    private static final String START = "it/bin/jforeman start --no-port";
    private static final String TRAINING = "dev.jforeman.Training ";

    /** Installs the program in a writable directory, without any cache. */
    private static void install(Scenario story) {
        story.procfile("hello: echo hello");
        String library = Invocation.quoted(Path.of(Program.archive()).getParent());
        story.shell("mkdir -p it/bin it/lib/jforeman && cp " + Invocation.quoted(Path.of(Program.launcher()))
                        + " it/bin && cp -p " + library + "/*.jar it/lib/jforeman")
                .run()
                .requireSuccess();
    }

    /**
     * A fake JDK for the launcher: it logs its calls, and it exits if it cannot use the cache. The caches that it makes
     * are copies of prepared ones.
     */
    private static void jdk(Scenario story, String name, String version) {
        story.file(
                name + "/release",
                "IMPLEMENTOR=\"Some One\"",
                "JAVA_RUNTIME_VERSION=\"" + version + "\"",
                "JAVA_VERSION=\"" + version.split("[+]", 2)[0] + "\"");
        story.file(name + "/lib/modules", "modules");
        story.script(
                name + "/bin/java",
                "#!/bin/sh",
                "printf '%s\\n' \"$*\" >>" + Invocation.quoted(story.directory().resolve(name + ".calls")),
                "made=" + Invocation.quoted(madeCaches()),
                "case $* in",
                "  *jforeman.Training*)",
                "    kind=${*##*jforeman.Training }; exec cp \"$made/${kind%% *}.aot\" \"${1#*=}\" ;;",
                "  *-XX:AOTCache=*) set -- -XX:AOTMode=on \"$@\" ;;",
                "esac",
                "exec " + Invocation.quoted(realJava()) + " \"$@\"");
        story.shell("touch -d '2020-01-01' " + name + "/release " + name + "/lib/modules")
                .run()
                .requireSuccess();
    }

    /** The caches of the program for the JDK that was used last. */
    private static Path madeCaches() {
        File[] made = new File(Program.archive())
                .getParentFile()
                .listFiles(file -> file.getName().startsWith("jdk_"));
        return Stream.of(made)
                .max(Comparator.comparingLong(File::lastModified))
                .orElseThrow()
                .toPath();
    }

    /** Read here, because another user who runs the JDK may have no permission to read the build. */
    private static Path realJava() {
        try {
            return Path.of(Files.readString(madeCaches().resolve("java-home")).strip(), "bin", "java");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Invocation with(Scenario story, String jdk, String line) {
        return story.shell(line).env("JAVA_HOME", story.directory().resolve(jdk).toString());
    }

    private static void startsWell(Scenario story, String jdk) {
        Ended ended = with(story, jdk, START).run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.lines("hello.1")).contains("hello");
    }

    private static long trainings(Scenario story, String jdk, String kind) {
        return story.text(jdk + ".calls")
                .lines()
                .filter(call -> call.contains(TRAINING + kind))
                .count();
    }

    private static List<String> caches(Scenario story) {
        return story.shell("cd it/lib/jforeman && ls -d jdk_*").run().outLines();
    }

    /** The caches of two JDKs are both kept while both JDKs are used in turn. */
    @Test
    @Fault(62)
    void twoJdksByTurnsHaveACacheEach(Scenario story) {
        install(story);
        jdk(story, "one", "25.0.1+8");
        jdk(story, "two", "25.0.1+8");

        for (int turn = 0; turn < 2; turn++) {
            startsWell(story, "one");
            startsWell(story, "two");
        }

        assertThat(trainings(story, "one", "start")).isEqualTo(1);
        assertThat(trainings(story, "two", "start")).isEqualTo(1);
    }

    /** A system package keeps the file dates from when it was built. */
    @Test
    @Fault(63)
    void aJdkThatIsUpgradedInPlaceHasANewCache(Scenario story) {
        install(story);
        jdk(story, "one", "25.0.1+8");
        startsWell(story, "one");
        List<String> before = caches(story);

        jdk(story, "one", "25.0.2+10");
        startsWell(story, "one");
        startsWell(story, "one");

        assertThat(trainings(story, "one", "start")).isEqualTo(2);
        assertThat(caches(story)).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    @Fault(63)
    void anotherProgramAtTheSamePlaceHasANewCache(Scenario story) {
        install(story);
        jdk(story, "one", "25.0.1+8");
        startsWell(story, "one");

        story.shell("touch it/lib/jforeman/jforeman.jar").run().requireSuccess();
        with(story, "one", START).run();

        assertThat(trainings(story, "one", "start")).isEqualTo(2);
    }

    @ParameterizedTest
    @Fault(64)
    @ValueSource(
            strings = {
                ": >start.aot",
                "rm start.aot",
                "touch ../../../../one/lib/modules",
                "head -c 1000000 start.aot >cut && mv cut start.aot",
                "printf '\\377\\377\\377\\377' | dd of=start.aot bs=1 seek=300 conv=notrunc",
                "printf '\\377\\377\\377\\377' | dd of=start.aot bs=1 seek=9000000 conv=notrunc"
            })
    void aDamagedCacheIsReplaced(String damage, Scenario story) {
        install(story);
        jdk(story, "one", "25.0.1+8");
        startsWell(story, "one");

        story.shell("cd it/lib/jforeman/jdk_* && " + damage).run().requireSuccess();
        startsWell(story, "one");
        startsWell(story, "one");

        assertThat(trainings(story, "one", "start")).isEqualTo(2);
    }

    @Test
    @Fault(64)
    void aDamagedCacheOfTheOtherCommandsIsReplacedInTheBackground(Scenario story) {
        install(story);
        jdk(story, "one", "25.0.1+8");
        with(story, "one", "it/bin/jforeman train").run().requireSuccess();
        story.shell("cd it/lib/jforeman/jdk_* && : >verbs.aot && rm verbs.aot.made")
                .run()
                .requireSuccess();

        Ended meanwhile = with(story, "one", "it/bin/jforeman version").run();
        awaitVerbsCache(story);
        Ended later = with(story, "one", "it/bin/jforeman version").run();

        assertThat(meanwhile.err()).isEmpty();
        assertThat(meanwhile.out()).isEqualTo(later.out()).startsWith("jforeman ");
        assertThat(story.text("one.calls").lines().toList().getLast()).contains("verbs.aot ");
    }

    private static void awaitVerbsCache(Scenario story) {
        Path mark = story.directory().resolve("it/lib/jforeman/" + caches(story).getFirst() + "/verbs.aot.made");
        Eventually.holds("it is made", () -> Files.exists(mark), () -> story.text("one.calls"));
    }

    /** Neither the program's directory nor the home directory is writable. */
    @Test
    @Fault(65)
    void withoutAWritableDirectoryNoCacheIsUsed(Scenario story) {
        install(story);
        jdk(story, "one", "25.0.1+8");
        story.shell("touch home one.calls && chmod 666 one.calls && chmod a+rX . .. Procfile && chmod -R a+rX-w it one"
                        + " && chmod 555 it/lib/jforeman")
                .run()
                .requireSuccess();
        Invocation start = with(story, "one", START)
                .env("HOME", story.directory().resolve("home").toString());

        Ended ended = (isRoot() ? start.under("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") : start)
                .env("XDG_RUNTIME_DIR", "")
                .run();
        story.shell("chmod -R u+w it one").run();

        assertThat(ended.lines("hello.1")).as("%s", ended).contains("hello");
        assertThat(ended.err()).isEmpty();
        assertThat(trainings(story, "one", "start")).isZero();
    }

    private static boolean isRoot() {
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        if (isRoot) {
            Machine.needs("setpriv");
        }
        return isRoot;
    }

    /** Repeating a failed attempt would cost seconds at each start. */
    @Test
    @Fault(65)
    void aCacheThatCannotBeMadeIsTriedOnce(Scenario story) {
        install(story);
        jdk(story, "one", "25.0.1+8");
        story.shell("sed -i.bak 's/exec cp .*/exit 1 ;;/' one/bin/java").run().requireSuccess();

        startsWell(story, "one");
        startsWell(story, "one");
        assertThat(trainings(story, "one", "start")).isEqualTo(1);

        Ended train = with(story, "one", "it/bin/jforeman train").run();
        assertThat(train.exitCode()).isEqualTo(70);
        assertThat(train.err())
                .startsWith("jforeman: cannot make the caches in ")
                .hasLineCount(1);
    }

    /** The owner of HOME decides, for example after {@code su}: that user could have put anything there. */
    @Test
    @Fault(65)
    void aCacheInTheHomeOfAnotherUserIsNotUsed(Scenario story) {
        Machine.needsRoot();
        Machine.needs("setpriv");
        install(story);
        jdk(story, "one", "25.0.1+8");
        startsWell(story, "one");
        story.shell("mkdir -p .cache/jforeman && mv it/lib/jforeman/jdk_* .cache/jforeman && chmod -R a+rX . .."
                        + " && chmod 666 one.calls && : >one.calls")
                .run()
                .requireSuccess();

        Ended ended = with(story, "one", START)
                .under("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                .env("XDG_RUNTIME_DIR", "")
                .run();

        assertThat(ended.lines("hello.1")).as("%s", ended).contains("hello");
        assertThat(story.text("one.calls")).contains("-XX:AOTMode=off").doesNotContain("AOTCache");
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOver(Scenario story) {
        install(story);
        jdk(story, "old", "17.0.9+1");

        Ended ended = with(story, "old", "it/bin/jforeman version")
                .env("PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH"))
                .run();

        assertThat(ended.out()).as("%s", ended).startsWith("jforeman ");
        assertThat(story.directory().resolve("old.calls")).doesNotExist();
    }
}
