package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Processes that exit, on their own or by a signal. */
@Scenarios
class DeathScenarios {
    @Test
    @Fault(11)
    void aCrashLoopSlowsDown(Scenario story) {
        story.procfile("a: date +%s%N >>times; exit 1");
        Running running = story.start();
        running.await("a.1", "restart 4 in 4 s");

        List<Long> nanos = story.text("times").lines().map(Long::parseLong).toList();
        assertThat(IntStream.range(1, 4).mapToLong(run -> nanos.get(run) - nanos.get(run - 1)))
                .as("each pause is at least as long as was said, however slow the machine")
                .satisfiesExactly(
                        first -> assertThat(first).isGreaterThan(500_000_000L),
                        second -> assertThat(second).isGreaterThan(1_000_000_000L),
                        third -> assertThat(third).isGreaterThan(2_000_000_000L));
        running.awaitRest();
        assertThat(running.stop().exitCode()).isEqualTo(1);
    }

    @Test
    @Fault(11)
    void aCrashLoopEndsAfterTenRestartsAndTheOthersGoOn(Scenario story) {
        story.procfile("a: exit 9", "b: exec sleep 60")
                .file("jforeman.yml", "processes:", "  a: {backoff: {first: 10ms, longest: 100ms}}");
        Running running = story.start();

        running.await("a.1", "^exited with code 9 after .* s, failed: more than 10 restarts in 5 minutes$");

        running.awaitRest();
        Ended ended = running.stop();
        assertThat(ended.exitCode()).isEqualTo(9);
        assertThat(ended.lines("a.1"))
                .filteredOn(line -> line.startsWith("started"))
                .hasSize(11);
        assertThat(ended.lines("b.1"))
                .filteredOn(line -> line.startsWith("started"))
                .hasSize(1);
    }

    @Test
    @Fault(12)
    void aLongRunMakesThePausesShortAgain(Scenario story) {
        story.procfile("a: if mkdir first; then exit 1; fi; sleep 31; exit 1");
        Running running = story.start();
        running.await("a.1", "exited with code 1 after .* s, restart 1 in 0.5 s", 2);
        assertThat(running.stop().exitCode()).isEqualTo(1);
    }

    @Test
    @Fault(13)
    void aKilledLeaderIsStartedAgain(Scenario story) {
        story.procfile("a: exec sleep 60", "b: exec sleep 60");
        Running running = story.start();
        running.awaitPid("b.1");

        story.kill("KILL", running.awaitPid("a.1"));

        running.await("a.1", "^terminated by SIGKILL after .* s, restart 1 in 0.5 s");
        assertThat(running.awaitPid("a.1", 2)).isNotEqualTo(running.awaitPid("a.1", 1));
        assertThat(running.stop().exitCode()).as("it recovered").isZero();
    }

    @Test
    @Fault(14)
    void code137IsNoSignal(Scenario story) {
        Machine.needsExitStatus();
        story.procfile("a: exit 137");

        Ended ended = story.run("start", "--on-exit=ignore");

        assertThat(ended.exitCode()).isEqualTo(137);
        assertThat(ended.lines("a.1").getLast()).startsWith("exited with code 137");
    }

    @Test
    @Fault(15)
    void aCoreDumpIsReported(Scenario story) {
        Machine.needsExitStatus();
        story.procfile("a: exec sleep 60");
        Running running = story.jforeman("start", "--on-exit=stop")
                .after("ulimit -c unlimited")
                .start();

        story.kill("SEGV", running.awaitPid("a.1"));

        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isEqualTo(139);
        assertThat(ended.lines("a.1")).anyMatch(line -> line.startsWith("terminated by SIGSEGV (core dumped) after"));
    }

    @Test
    @Fault(16)
    void whatACrashedLeaderLeftIsGoneBeforeTheNextStart(Scenario story) {
        story.procfile("a: sleep 98 & exit 1");
        Running running = story.start();
        long first = running.awaitPid("a.1");

        long second = running.awaitPid("a.1", 2);

        assertThat(ProcessTable.now().membersOf(first)).isEmpty();
        assertThat(second).isNotEqualTo(first);
        running.await("a.1", "process exited, stopping the rest of its process group", 2);
        assertThat(running.stop().exitCode()).isEqualTo(1);
    }

    @Test
    @Fault(18)
    void aGrandchildThatHoldsTheOutputDelaysNothing(Scenario story) {
        story.procfile("a: (trap 'echo late; exit' TERM; touch trapped; sleep 96 & wait) &"
                + " until test -e trapped; do sleep .01; done; echo first");

        Ended ended = story.run("start");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1")).containsSubsequence("first", "late");
    }

    @Test
    @Fault(19)
    void aProcessMayCloseItsOutputAndGoOn(Scenario story) {
        story.procfile("a: exec >&- 2>&-; exec sleep 99", "b: exec sleep 99");
        Running running = story.start();
        long pid = running.awaitPid("a.1");
        running.awaitPid("b.1");
        Eventually.holds(
                "one pump",
                () -> running.resources().threadsNamed("pump").equals(List.of("pump b.1")),
                running::resources);

        running.awaitRest();
        assertThat(ProcessTable.now().membersOf(pid)).isNotEmpty();
        running.signal("TERM"); // the process keeps the empty pipe open until it exits
        assertThat(running.awaitEnd().exitCode()).isZero();
    }

    @Test
    @Fault(20)
    void aProcessThatIgnoresTermIsKilledInTheEnd(Scenario story) {
        story.procfile("a: trap \"\" TERM; echo ready; while :; do sleep 1; done");
        Running running = story.start("-t", "1");
        running.await("a.1", "^ready$");

        Ended ended = running.stop();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1"))
                .anyMatch(line -> line.matches("still running after .* s, sending SIGKILL to its process group"));
        assertThat(ended.lines("a.1").getLast()).startsWith("terminated by SIGKILL after");
    }

    @Test
    @Fault(21)
    void aFrozenProcessReceivesTheStopSignal(Scenario story) {
        story.procfile("a: exec sleep 60");
        Running running = story.start();
        story.kill("STOP", running.awaitPid("a.1"));

        Ended ended = running.stop();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("a.1").getLast()).startsWith("terminated by SIGTERM after");
    }

    @Test
    @Fault(22)
    void endingAtTheVeryTimeoutIsNoFailure(Scenario story) {
        story.procfile("a: trap 'sleep 1; exit 0' TERM; echo ready; while :; do sleep .1; done");
        for (int run = 0; run < 5; run++) {
            Running running = story.start("-t", "1");
            running.await("a.1", "^ready$");
            assertThat(running.stop().exitCode()).isZero();
        }
    }

    /** The process id is reused while jforeman still refers to it. */
    @Test
    @Fault(23)
    void aReusedProcessIdIsLeftAlone(Scenario story) {
        Machine.needsRoot();
        Machine.needs("unshare");
        story.procfile("a: exec sleep 60", "b: exec sleep 60").file("inside.sh", """
            jforeman start --on-exit=ignore >log & jforeman=$!
            until grep -q 'b.1 .*started' log; do sleep .05; done
            pid=$(sed -n 's/.* a.1 .*started with pid //p' log)
            kill -KILL $pid
            until grep -q 'terminated by SIGKILL' log; do sleep .05; done
            echo $((pid - 1)) >/proc/sys/kernel/ns_last_pid
            sleep 99 & other=$!
            kill -TERM $jforeman
            wait $jforeman
            [ $other = $pid ] && kill -0 $other && echo alive
            kill -KILL $other
            """);

        Ended ended = Invocation.of(story, "unshare", "-p", "-f", "--mount-proc", "sh", "inside.sh")
                .run();

        assertThat(ended.outLines()).containsExactly("alive");
    }

    @Test
    @Fault(25)
    void aHundredProcessesThatCrashTogetherAreAllRestarted(Scenario story) {
        story.procfile("a: exec sleep 60");
        Running running = story.start("a=100");
        for (int number = 1; number <= 100; number++) {
            running.awaitPid("a." + number);
        }

        running.groups().forEach(group -> story.kill("KILL", group));

        for (int number = 1; number <= 100; number++) {
            running.awaitPid("a." + number, 2);
        }
        assertThat(running.stop().exitCode()).as("all recovered").isZero();
    }

    /** Since Linux 6.15 the kernel keeps the exit status, if the process lived long enough to get a pidfd. */
    @Test
    @Fault(27)
    void anExitCodeThatAnotherProcessCollectedIsTheTrueOne(Scenario story) {
        Machine.needsLinux(6, 15);
        Machine.needsExitStatus();
        story.procfile("a: until test -e go; do sleep .05; done; exit 42");
        Running running =
                story.inside(Thief.class, "start", "--on-exit=ignore", "a=30").start();
        for (int number = 1; number <= 30; number++) {
            running.awaitPid("a." + number);
        }

        story.file("go", "");

        Ended ended = running.awaitEnd();
        assertThat(ended.err()).contains("stolen: ");
        assertThat(ended.exitCode()).isEqualTo(42);
        for (int number = 1; number <= 30; number++) {
            assertThat(ended.lines("a." + number)).anyMatch(line -> line.startsWith("exited with code 42"));
        }
    }
}
