package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Processes that cannot be started, or only after retries. */
@Scenarios
class SpawnScenarios {
    @Test
    @Fault(1)
    void aMissingProgramIsNotTriedAgain(Scenario story) {
        story.procfile("a: nosuchcmd", "b: echo b");

        Ended ended = story.run("start");

        assertThat(ended.exitCode()).isEqualTo(127);
        assertThat(ended.lines("a.1"))
                .filteredOn(line -> line.contains("nosuchcmd"))
                .isNotEmpty();
        assertThat(ended.lines("a.1"))
                .filteredOn(line -> line.startsWith("exited"))
                .singleElement()
                .asString()
                .matches("exited with code 127 after .* s, failed: the command cannot be run");
        assertThat(ended.lines("b.1")).contains("b");
    }

    @Test
    @Fault(2)
    void aScriptWithoutInterpreterIsNotTriedAgain(Scenario story) {
        story.procfile("a: exec ./x").script("x", "#!/no/int");

        Ended ended = story.run("start");

        assertThat(ended.exitCode()).isBetween(126, 127);
        assertThat(ended.lines("a.1"))
                .filteredOn(line -> line.startsWith("started"))
                .hasSize(1);
    }

    @Test
    @Fault(2)
    void aFileThatCannotBeExecutedIsNotTriedAgain(Scenario story) {
        story.procfile("a: ./x").file("x", "echo x");

        Ended ended = story.run("start");

        assertThat(ended.exitCode()).isEqualTo(126);
        assertThat(ended.lines("a.1"))
                .filteredOn(line -> line.startsWith("started"))
                .hasSize(1);
    }

    @Test
    @Fault(3)
    void aMissingDirectoryIsRefusedBeforeAnythingStarts(Scenario story) {
        story.procfile("a: exec sleep 60");

        Ended ended = story.run("start", "-f", "Procfile", "-d", "missing/directory");

        assertThat(ended.exitCode()).isEqualTo(66);
        assertThat(ended.err()).contains("missing/directory does not exist");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    @Fault(4)
    void startsRefusedByTheProcessLimitAreRetried(Scenario story) {
        Machine.needsRoot();
        Machine.needsThreadsToCount();
        Machine.needs("setpriv", "prlimit");
        story.procfile("a: exec sleep 60").openToOthers();
        Running running = story.jforeman("start", "-m", "a=80", "-t", "5")
                .under("setpriv", "--reuid=61004", "--regid=61004", "--clear-groups", "prlimit", "--nproc=90")
                .start();
        LogLine refused = running.awaitAny("cannot start: .*, retrying in 1 s");
        assertThat(refused.text()).contains("too many processes");

        Ended ended = running.stop();

        assertThat(ended.lines("a.1"))
                .contains("terminated by SIGTERM after "
                        + ended.lines("a.1").getLast().replaceAll(".* after ", ""));
        assertThat(ended.exitCode()).isEqualTo(71);
    }

    @Test
    @Fault(5)
    void startsWithoutFreeDescriptorsAreRetried(Scenario story) {
        story.procfile("a: exec sleep 60");
        Running running =
                story.jforeman("start", "-m", "all=60").after("ulimit -n 100").start();
        LogLine refused = running.awaitAny("cannot start: .*, retrying in 1 s");
        assertThat(refused.text()).contains("too many open files");
        Eventually.holds("its archive is open", () -> running.hasOpen("jforeman.jar"), () -> running);
        int descriptors = running.resources().descriptors();
        running.awaitAny("cannot start: .*, retrying in 2 s");
        // an attempt that is being made has a pipe open
        Eventually.holds(
                "attempts leave nothing open",
                () -> running.resources().descriptors() <= descriptors,
                () -> running.resources() + " where it had " + descriptors);
        assertThat(Path.of("/proc/" + running.pid() + "/fd/0"))
                .as("standard input, which the JDK would close")
                .exists();

        Ended ended = running.stop();

        assertThat(ended.exitCode()).isEqualTo(71);
    }

    /** The limit is the same as in a shell, even if jforeman raises its own limit because it needs more open files. */
    @Test
    void processesMayOpenAsManyFilesAsTheCallerAllows(Scenario story) {
        story.procfile("a: ulimit -n; ulimit -H -n; exec sleep 60");
        Running running = story.jforeman("start", "--no-port", "a=60")
                .after("ulimit -S -n 120; ulimit -H -n 1000")
                .start();

        for (int number = 1; number <= 60; number++) {
            running.await("a." + number, "^120$");
            running.await("a." + number, "^1000$");
        }
        Ended ended = running.stop();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).doesNotContain("cannot start");
    }

    /** The limit is below the descriptors in use: not even the pipe for its output can be created. */
    @Test
    @Fault(5)
    void withoutADescriptorForItsPipeItIsTriedAgain(Scenario story) {
        Machine.needs("prlimit");
        story.procfile("a: exec sleep 60");
        Running running = story.start();
        long first = running.awaitPid("a.1");
        story.shell("prlimit --nofile=3:3 --pid " + running.pid()).run();

        story.kill("KILL", first);

        running.await("a.1", "^cannot start: too many open files \\(see ulimit -n\\), retrying in 1 s$");
        running.await("a.1", "^cannot start: too many open files \\(see ulimit -n\\), retrying in 2 s$");
        assertThat(running.stop().exitCode()).as("of what failed first").isEqualTo(137);
    }

    @Test
    @Fault(7)
    void anEnvironmentThatIsTooLargeIsNotTriedAgain(Scenario story) {
        String large = "x".repeat(100_000);
        story.procfile("a: echo a")
                .env(IntStream.range(0, 30).mapToObj(i -> "V" + i + "=" + large).toArray(String[]::new));

        Ended ended = story.run("start");

        assertThat(ended.exitCode()).isEqualTo(71);
        assertThat(ended.lines("a.1"))
                .singleElement()
                .asString()
                .matches("cannot start: .*(too long|too large).*, failed: .*");
    }

    @Test
    @Fault(8)
    void aProcessThatExitsAtOnceIsReportedAsStartedFirst(Scenario story) {
        story.procfile("a: true");
        for (int run = 0; run < 5; run++) {
            Ended ended = story.run("start", "-m", "a=40");
            assertThat(ended.exitCode()).isZero();
            for (int number = 1; number <= 40; number++) {
                List<String> lines = ended.lines("a." + number);
                assertThat(lines).hasSize(2);
                assertThat(lines.getFirst()).startsWith("started with pid");
                assertThat(lines.getLast()).startsWith("exited with code 0");
            }
        }
    }
}
