package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The launcher script that starts the program. */
@Scenarios
class LauncherScenarios {
    private static final Path LAUNCHER = Path.of(Program.launcher());
    private static final String QUOTED = Invocation.quoted(LAUNCHER);

    @Test
    @Fault(89)
    void worksThroughASymbolicLinkFromAnyDirectory(Scenario story) {
        Ended ended = story.shell(
                        "mkdir elsewhere; cd elsewhere; ln -s " + QUOTED + " jf; ln -s jf again; ./again version")
                .run();

        assertThat(ended.out()).startsWith("jforeman ");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void whatIsMeantForOtherJvmsReachesTheProcessesOnly(Scenario story) {
        story.procfile("a: echo \"$JAVA_TOOL_OPTIONS\"");

        Ended ended = story.jforeman("start")
                .env("JAVA_TOOL_OPTIONS", "-XX:NoSuchOption")
                .run();

        assertThat(ended.lines("a.1")).contains("-XX:NoSuchOption");
        assertThat(ended.err()).isEmpty();
    }

    /** Shells drop variables with invalid names; variables of the launcher once replaced those of the caller. */
    @Test
    @Fault(87)
    void theProcessesHaveTheCallersEnvironmentByteForByte(Scenario story) {
        story.procfile("a: printenv");
        String variables = "spring.datasource.url='jdbc:x?a=b' a-b=1 home=theirs name=n key=k value=v cache=c option=o"
                + " pid=p environment=e";

        for (String verb : new String[] {"start --no-port --prefix=none --timestamps=off", "run a"}) {
            Ended ended = story.shell("env -i PATH=\"$PATH\" HOME=\"$HOME\" JAVA_HOME=\"$JAVA_HOME\" " + variables
                            + " XDG_RUNTIME_DIR=\"$XDG_RUNTIME_DIR\" 'BASH_FUNC_f%%=() {  echo function' " + QUOTED
                            + " "
                            + verb)
                    .run();

            assertThat(ended.out().lines().filter(line -> line.matches("[a-z].*=.*")))
                    .as(verb + ended)
                    .containsExactlyInAnyOrder(
                            "a-b=1",
                            "cache=c",
                            "environment=e",
                            "home=theirs",
                            "key=k",
                            "name=n",
                            "option=o",
                            "pid=p",
                            "spring.datasource.url=jdbc:x?a=b",
                            "value=v");
        }
    }

    @Test
    @Fault(87)
    void backgroundProcessesHaveTheCallersEnvironmentToo(Scenario story) {
        story.procfile("a: exec sleep 1000", "b: printenv a-b name JAVA_TOOL_OPTIONS");

        Ended ended = story.shell("env a-b=1 name=theirs JAVA_TOOL_OPTIONS=-Dx=y jforeman start -d; jforeman wait b;"
                        + " jforeman logs b --no-timestamp; jforeman down")
                .run();

        assertThat(ended.out()).as("%s", ended).contains("b.1    | 1\n", "b.1    | theirs\n", "b.1    | -Dx=y\n");
    }

    @Test
    void anExportedFunctionOfBashIsThereInAProcess(Scenario story) {
        story.procfile("a: bash -c greet");

        Ended ended = story.shell("bash -c 'greet() { echo hello; echo again; }; export -f greet; exec jforeman start'")
                .run();

        assertThat(ended.lines("a.1")).contains("hello", "again");
    }

    @Test
    void aCommandThatIsRunHasNoDescriptorMoreThanTheCaller(Scenario story) {
        assertThat(story.shell("jforeman run sh -c 'test ! -e /dev/fd/9 && echo closed'")
                        .run()
                        .out())
                .isEqualTo("closed\n");
    }

    @Test
    void saysThatThereIsNoJavaNewEnough(Scenario story) throws IOException {
        copy(story, "JFOREMAN_JDK=25", "JFOREMAN_JDK=99").file("pom.xml", "");

        Ended ended = story.shell("bin/jforeman version").run();

        assertThat(ended.err())
                .startsWith("jforeman: needs Java 99 or later, and there is none in JAVA_HOME, on PATH")
                .hasLineCount(1);
        assertThat(ended.exitCode()).isEqualTo(70);
    }

    @Test
    void aFailedBuildReportsItsReason(Scenario story) throws IOException {
        copy(story, "", "").file("pom.xml", "").script("tools/mvn", "#!/bin/sh", "echo no such plugin", "exit 1");

        Ended ended = story.shell("PATH=$PWD/tools:$PATH bin/jforeman version").run();

        assertThat(ended.err().lines())
                .filteredOn(line -> !line.startsWith("jforeman: preparing"))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("jforeman: building itself, once; it takes a minute"),
                        line -> assertThat(line).isEqualTo("no such plugin"),
                        line -> assertThat(line)
                                .startsWith(
                                        "jforeman: cannot build itself, for the reason above; all that Maven said"));
        assertThat(ended.exitCode()).isEqualTo(70);
    }

    /** The launcher once printed nothing while Maven ran, which takes minutes on a slow machine. */
    @Test
    void theFirstCallShowsWhatItIsDoing(Scenario story) throws IOException {
        copy(story, "", "")
                .file("pom.xml", "")
                .script(
                        "tools/mvn",
                        "#!/bin/sh",
                        "echo Downloading from central: a; echo Downloaded from central: a",
                        "until grep -q fetching seen; do sleep 0.05; done",
                        "echo '[INFO] --- compiler:3.14.0:compile (default-compile) @ jforeman ---'",
                        "until grep -q compiling seen; do sleep 0.05; done; exit 1");

        Ended ended = story.shell("PATH=$PWD/tools:$PATH bin/jforeman version 2>seen; cat seen")
                .run();

        assertThat(ended.out())
                .containsPattern("jforeman: fetching what it is built with, 1 files so far \\(\\d+ s\\)\n")
                .containsPattern("jforeman: compiling \\(\\d+ s\\)\n");
    }

    @Test
    @Fault(89)
    void aDirectoryInWhichJavaFindsNothingIsRefusedInWords(Scenario story) throws IOException {
        story.file("a:b/pom.xml", "").script("a:b/bin/jforeman", Files.readString(LAUNCHER));

        Ended ended = story.shell("a:b/bin/jforeman version").run();

        assertThat(ended.err()).contains("Java ends a path at a colon").hasLineCount(1);
        assertThat(ended.exitCode()).isEqualTo(70);
    }

    @Test
    void withoutMavenItSaysWhatIsMissing(Scenario story) throws IOException {
        copy(story, "command -v mvn", "command -v no-such-maven").file("pom.xml", "");

        Ended ended = story.shell("bin/jforeman version").run();

        assertThat(ended.err())
                .startsWith("jforeman: needs Maven to build itself in ")
                .hasLineCount(1);
        assertThat(ended.exitCode()).isEqualTo(70);
    }

    @Test
    void theInstalledLauncherFindsTheProgramBesideIt(Scenario story) {
        Path library = Path.of(Program.archive()).getParent();

        Ended ended = story.shell("mkdir -p it/bin it/lib/jforeman; cp " + QUOTED + " it/bin; cp -p "
                        + Invocation.quoted(library) + "/* it/lib/jforeman; it/bin/jforeman version")
                .run();

        assertThat(ended.out()).startsWith("jforeman ");
        assertThat(ended.exitCode()).isZero();
    }

    /** The launcher in a checkout that has not been built. */
    private static Scenario copy(Scenario story, String what, String by) throws IOException {
        return story.script("bin/jforeman", Files.readString(LAUNCHER).replace(what, by));
    }
}
