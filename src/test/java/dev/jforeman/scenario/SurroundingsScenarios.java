package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Changes around jforeman: in its directory, of the clock, and by a second start. */
@Scenarios
class SurroundingsScenarios {
    @Test
    @Fault(55)
    void aSecondStartInTheSameDirectoryIsRefused(Scenario story) {
        story.procfile("a: exec sleep 60");
        Running first = story.start();
        long pid = first.pid();
        first.awaitPid("a.1");

        Ended second = story.run("start");

        assertThat(second.exitCode()).isEqualTo(75);
        assertThat(second.out()).isEmpty();
        assertThat(second.err().lines()).singleElement().asString().contains("already running", "pid " + pid, "since");
        assertThat(first.stop().exitCode()).isZero();
        Running third = story.start();
        third.awaitPid("a.1");
        assertThat(third.stop().exitCode()).isZero();
    }

    @Test
    @Fault(55)
    void oneOfTwoSimultaneousStartsIsRefused(Scenario story) {
        story.procfile("a: exec sleep 60");
        for (int run = 0; run < 3; run++) {
            Running one = story.start();
            Running other = story.start();
            Eventually.holds("one is refused", () -> !one.isAlive() || !other.isAlive(), () -> story);
            Running winner = one.isAlive() ? one : other;
            winner.awaitPid("a.1");
            assertThat((winner == one ? other : one).awaitEnd().exitCode()).isEqualTo(75);
            assertThat(winner.stop().exitCode()).isZero();
        }
    }

    @Test
    @Fault(61)
    void withoutItsDirectoryAProcessRunsOnButCannotStartAgain(Scenario story) throws Exception {
        story.mayHold("sub (deleted)"); // the lock on the directory, if the directory existed long enough to be locked
        story.file("sub/Procfile", "a: exec sleep 60", "b: exec sleep 60");
        Running running = story.start("-d", "sub");
        running.awaitPid("b.1");
        Files.delete(story.directory().resolve("sub/Procfile"));
        Files.delete(story.directory().resolve("sub"));

        story.kill("KILL", running.awaitPid("a.1"));

        running.await("a.1", "^cannot start: no such directory: .*/sub, failed");
        assertThat(ProcessTable.now().membersOf(running.awaitPid("b.1"))).isNotEmpty();
        assertThat(running.stop().exitCode()).as("of what failed first").isEqualTo(137);
    }

    @Test
    @Fault(60)
    void aJumpOfTheClockChangesOnlyTheTimesThatArePrinted(Scenario story) throws Exception {
        Path library = library();
        story.mayHold("clock");
        story.procfile("a: exit 1").file("clock", "+0");
        Running running = story.jforeman("start")
                .env("LD_PRELOAD", library.toString())
                .env(
                        "FAKETIME_TIMESTAMP_FILE",
                        story.directory().resolve("clock").toString())
                .env("FAKETIME_NO_CACHE", "1")
                .env("DONT_FAKE_MONOTONIC", "1")
                .start();
        running.await("a.1", "restart 1 in 0.5 s");
        story.file("clock", "-2h");
        LogLine before = running.await("a.1", "restart 1 in 0.5 s");

        awaitAnotherHour(running, before);
        story.file("clock", "+5h");
        running.await("a.1", "restart 4 in 4 s");

        assertThat(running.stop().exitCode()).isEqualTo(1);
    }

    private static void awaitAnotherHour(Running running, LogLine than) {
        String hour = than.time().substring(0, 2);
        Eventually.holds(
                "another hour",
                () -> running.log().stream()
                        .anyMatch(line -> !line.time().substring(0, 2).equals(hour)),
                () -> running);
    }

    private static Path library() throws Exception {
        for (Path directory : List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"))) {
            try (Stream<Path> files = Files.walk(directory, 3)) {
                List<Path> found =
                        files.filter(file -> file.endsWith("libfaketime.so.1")).toList();
                if (!found.isEmpty()) {
                    return found.getFirst();
                }
            }
        }
        return Assumptions.abort("libfaketime is not installed");
    }

    /** Makes the JDK use a system call that only starts processes: the default one starts threads too. */
    @Test
    @Fault(6)
    void aFailedForkIsRetried(Scenario story) {
        Machine.needs("strace");
        story.procfile("a: exec sleep 60");
        Running running = Invocation.of(
                        story,
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        "trace",
                        "-e",
                        "trace=vfork",
                        "-e",
                        "inject=vfork:error=EAGAIN:when=2",
                        System.getProperty("java.home") + "/bin/java",
                        "-Djdk.lang.Process.launchMechanism=VFORK",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                        Program.means(),
                        "-jar",
                        Program.archive(),
                        "start",
                        "a=4")
                .start();

        running.await("a.2", "^cannot start: too many processes.*, retrying in 1 s");
        for (String instance : List.of("a.1", "a.2", "a.3", "a.4")) {
            running.awaitPid(instance);
        }
        Ended ended = running.stop();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1"))
                .filteredOn(line -> line.startsWith("started"))
                .hasSize(1);
    }
}
