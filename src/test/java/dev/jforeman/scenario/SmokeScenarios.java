package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.jforeman.testing.JunitSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code jforeman smoke}: processes come up, stop again, and a CI job gets an exit code and reports. */
@Scenarios
class SmokeScenarios {

    @Test
    void theCommandHasTheVariablesOfTheAppAndItsCodeIsOurs(Scenario story) {
        story.procfile("web: exec sleep 60", "worker: exec sleep 60").env("GREETING=hello");

        Ended ended = story.run(
                "smoke",
                "-p",
                "7000",
                "--settle",
                "100ms",
                "--",
                "sh",
                "-c",
                "echo $GREETING $PORT $PORT_WORKER; exit 9");

        assertThat(ended.exitCode()).isEqualTo(9);
        assertThat(ended.outLines()).contains("hello 7000 7100");
        assertThat(ended.outLines().getLast()).matches("smoke: failed after .*: the command exited with code 9");
    }

    @Test
    void aCrashIsAFailureUnlessItIsAllowed(Scenario story) {
        story.procfile("web: echo boom; test -e once || { touch once; exit 7; }; exec sleep 60");

        Ended refused = story.run("smoke", "--settle", "50");
        assertThat(refused.exitCode()).isEqualTo(7);
        assertThat(refused.lines("web.1")).contains("boom");

        assertThat(story.directory().resolve("once").toFile().delete()).isTrue();
        Ended allowed = story.run("smoke", "--settle", "500ms", "--allow-restarts", "1");
        assertThat(allowed.exitCode()).as(allowed.toString()).isZero();
    }

    @Test
    void aRecoveredProcessIsNotTheReasonOfAFailure(Scenario story) {
        story.procfile(
                        "web: test -e once || { touch once; exit 7; }; touch again; exec sleep 60",
                        "migrate: until test -e again; do sleep 0.05; done; exit 4")
                .file(
                        "jforeman.yml",
                        "processes:",
                        "  web: {ready: {command: 'test -e again'}, backoff: 100ms}",
                        "  migrate: {task: true}");

        Ended ended = story.run("smoke", "--allow-restarts", "1", "--junit", "smoke.xml");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.outLines().getLast()).contains(": migrate.1 exited with code 4");
        assertThat(ended.lines("system"))
                .anyMatch(line -> line.matches("first failure: web.1 exited with code 7 after .* s \\(recovered\\).*"))
                .anyMatch(line -> line.startsWith("also failed: migrate.1 exited with code 4"));
        assertThat(story.text("smoke.xml")).contains("tests=\"2\" failures=\"1\"");
    }

    @Test
    void allowedRestartsTolerateNothingElse(Scenario story) {
        story.procfile(
                "web: test -e once || { touch once; exit 7; }; touch again; exec sleep 60",
                "worker: until test -e again; do sleep 0.05; done");

        Ended ended = story.run("smoke", "--settle", "50", "--allow-restarts", "1", "--backoff", "100ms");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.outLines().getLast()).contains(": worker.1 exited with code 0");
    }

    @Test
    void aKillIsAFailureUnlessItIsAllowed(Scenario story) {
        story.procfile("web: trap '' TERM; echo up; while :; do sleep 0.1; done")
                .file("jforeman.yml", "processes:", "  web: {ready: {log: up}}");

        Ended refused = story.run("smoke", "-t", "0.3");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.outLines().getLast()).endsWith("had to be killed: web.1");
        assertThat(story.run("smoke", "-t", "0.3", "--allow-kill").exitCode()).isZero();
    }

    @Test
    void aProcessThatExitsWith0HasNotComeUp(Scenario story) {
        story.procfile("web: echo nothing to do");

        Ended ended = story.run("smoke");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.outLines().getLast()).contains("web.1 exited with code 0");
    }

    @Test
    void aCommandThatTakesTooLongIsEndedWithAllItStarted(Scenario story) {
        story.procfile("web: exec sleep 60");

        Ended ended = story.run("smoke", "--settle", "100ms", "--timeout", "10", "--", "sh", "-c", "sleep 61 & wait");

        assertThat(ended.exitCode()).isEqualTo(124);
        assertThat(ended.outLines().getLast()).endsWith("the command did not exit in time");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void aRunThatASignalEndedIsNoSuccess(String signal, int exitCode, Scenario story) {
        story.procfile("web: exec sleep 60");
        Running running = story.jforeman("smoke", "--settle", "50").start();
        running.awaitPid("web.1");

        running.signal(signal);

        Ended ended = running.awaitEnd();
        assertThat(ended.exitCode()).isEqualTo(exitCode);
        assertThat(ended.outLines().getLast()).endsWith(": interrupted");
    }

    @Test
    void theReportsSayTheSameToPrograms(Scenario story) {
        story.procfile("web: exec sleep 60", "bad: exit 7");

        Ended ended = story.run("smoke", "--settle", "50", "--junit", "out/smoke.xml", "--json", "out/smoke.json");

        assertThat(ended.exitCode()).isEqualTo(7);
        JsonObject json = JsonParser.parseString(story.text("out/smoke.json")).getAsJsonObject();
        assertThat(json.get("exit_code").getAsInt()).isEqualTo(7);
        assertThat(json.getAsJsonArray("processes")).hasSize(2);
        JunitSchema.assertValid(story.text("out/smoke.xml"));
        assertThat(story.text("out/smoke.xml"))
                .contains("tests=\"2\"", "failures=\"1\"", "name=\"web.1\"", "name=\"bad.1\"");
    }
}
