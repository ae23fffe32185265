package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.testing.Eventually;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Requests to a running jforeman: processes that do not come up, groups, reloads, and the end of the session. */
@Scenarios
class RequestScenarios {
    private static Running startAndAwaitSocket(Scenario story, String... words) {
        Running running = story.start(words);
        Eventually.holds("it can be asked", () -> story.run("ps").exitCode() == 0, () -> story.run("ps"));
        return running;
    }

    private static void ask(Scenario story, int exitCode, String... words) {
        Ended ended = story.run(words);
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(exitCode);
    }

    private static String states(Scenario story, String... names) {
        return String.join(
                " ",
                story.jforeman("ps").with(names).run().outLines().stream()
                        .skip(1)
                        .map(line -> line.replaceAll("^(\\S+) +(\\S+).*", "$1=$2"))
                        .toList());
    }

    @Test
    void aProcessThatExitsImmediatelyDidNotStart(Scenario story) {
        story.procfile("web: exec sleep 60", "bad: test -e broken || exec sleep 60; echo no such table; exit 3");
        Running running = startAndAwaitSocket(story);
        story.file("broken");

        for (String line : new String[] {"restart bad", "stop bad;start bad", "restart --rolling bad"}) {
            Ended ended =
                    story.shell("jforeman " + line.replace(";", "; jforeman ")).run();

            assertThat(ended.exitCode()).as(line + ended).isEqualTo(1);
            assertThat(ended.err())
                    .as(line)
                    .matches("jforeman: bad.1 restarting: exited with code 3 after \\S+ m?s; its last lines:\n"
                            + "  no such table\n");
        }
        ask(story, 0, "restart", "web");
        running.stop();
    }

    @Test
    void aRestartIsDoneWhenItIsReadyAgain(Scenario story) {
        story.procfile("web: echo up; test -e late && sleep 60; echo ready; exec sleep 60", "db: exec sleep 60");
        story.file("jforeman.yml", "processes:", "  web: {ready: {log: ready, timeout: 2}}");
        Running running = startAndAwaitSocket(story);
        running.await("web.1", "^ready after");

        ask(story, 0, "restart", "web");
        running.await("web.1", "^ready after", 2);
        story.file("late");
        Ended late = story.run("restart", "web");

        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.err()).isEqualTo("jforeman: web.1 running, but not ready; its last lines:\n  up\n");
        running.stop();
    }

    @Test
    void aGroupStandsForItsTypes(Scenario story) {
        story.procfile("web: exec sleep 60", "mail: echo mailing; exec sleep 60", "bills: echo billing; exec sleep 60");
        story.file("jforeman.yml", "processes:", "  mail: {groups: jobs}", "  bills: {groups: jobs, autostart: false}");
        Running running = startAndAwaitSocket(story);
        assertThat(states(story, "@jobs")).isEqualTo("mail.1=running");

        ask(story, 0, "start", "@jobs");
        assertThat(states(story, "@jobs")).isEqualTo("mail.1=running bills.1=running");
        ask(story, 0, "scale", "@jobs=2");
        assertThat(states(story, "@jobs")).isEqualTo("mail.1=running mail.2=running bills.1=running bills.2=running");
        assertThat(story.run("logs", "@jobs").out())
                .contains("mailing", "billing")
                .doesNotContain("web.1");
        ask(story, 0, "restart", "@jobs");
        ask(story, 0, "wait", "--ready", "@jobs");
        ask(story, 0, "stop", "@jobs");
        assertThat(states(story, "web", "@jobs"))
                .isEqualTo("web.1=running mail.1=stopped mail.2=stopped bills.1=stopped bills.2=stopped");
        assertThat(story.run("stop", "@jbos").err())
                .isEqualTo("jforeman: unknown group \"@jbos\" (known: @jobs); did you mean @jobs?\n");
        running.stop();
    }

    @Test
    void aReloadStartsNothingThatWasExcluded(Scenario story) {
        story.procfile("a: exec sleep 60", "b: exec sleep 60");
        Running running = startAndAwaitSocket(story, "-x", "b");
        running.awaitPid("a.1");

        story.procfile("b: exec sleep 60");
        assertThat(story.run("reload").outLines()).containsExactly("removed a.1");
        assertThat(states(story)).isEmpty();
        story.procfile("b: exec sleep 60", "c: exec sleep 60");
        assertThat(story.run("reload").outLines()).containsExactly("added   c.1");
        ask(story, 0, "scale", "c=2");

        assertThat(states(story)).isEqualTo("c.1=running c.2=running");
        running.stop();
    }

    @Test
    void dependentsOfATaskAreRestartedWhenItRunsAgain(Scenario story) {
        story.procfile("assets: echo built; exit 3", "check: echo checked; exit 1", "web: echo serving; exec sleep 60");
        story.file(
                "jforeman.yml",
                "processes:",
                "  assets: {task: true, success-codes: [0, 3]}",
                "  check: {task: true, needs: {assets: {condition: done, restart: true}}}",
                "  web: {needs: {check: {condition: ended, restart: true}}}");
        Running running = startAndAwaitSocket(story);
        running.await("web.1", "^serving$");
        assertThat(states(story)).isEqualTo("assets.1=done check.1=failed web.1=running");

        ask(story, 0, "restart", "assets");

        running.await("check.1", "^assets has completed again, restarting$");
        running.await("web.1", "^check has exited again, restarting$");
        running.await("web.1", "^serving$", 2);
        assertThat(running.stop().exitCode()).as("of check").isEqualTo(1);
    }

    @Test
    void nothingIsLeftInTheRuntimeDirectory(Scenario story) {
        Path runtime =
                RuntimeDirectory.of(story.directory(), story.environment()).path();
        story.procfile("a: exec sleep 60");
        Running killed = story.start();
        killed.awaitPid("a.1");
        killed.signal("KILL");
        killed.awaitEnd();
        assertThat(runtime).exists();

        Running running = startAndAwaitSocket(story);
        running.stop();

        assertThat(runtime).doesNotExist();
        ask(story, 3, "ps");
    }
}
