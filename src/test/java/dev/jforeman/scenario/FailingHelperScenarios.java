package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Helpers that exist only at a terminal, in a smoke run or while a client is attached: each fails at first. */
@Scenarios
class FailingHelperScenarios {
    private static final String READER = "printf 'name? '; read line; echo got $line; exec sleep 60";

    private static Invocation failing(Scenario story, String helper, String... words) {
        story.file(Saboteur.SIGN, "");
        return story.inside(Saboteur.class, helper, "EXCEPTION").with(words);
    }

    /** Waits for the report of the failure, and then lets the helper work. */
    private static void letSucceed(Running running, Scenario story, String helper) throws IOException {
        Eventually.holds(
                "it is told",
                () -> (running.out().text() + running.err().text()).contains("internal error in " + helper),
                () -> running.out().text() + running.err().text());
        Files.delete(story.directory().resolve(Saboteur.SIGN));
    }

    private static void end(Running running, Scenario story) {
        story.kill("TERM", running.pid());
        running.awaitEnd();
    }

    private static void awaitText(Running running, String text) {
        Eventually.holds(text, () -> running.out().text().contains(text), () -> running);
    }

    @Test
    @Fault(41)
    void keysAreCommandsEvenIfTheirHelperFailsAtFirst(Scenario story) throws Exception {
        story.procfile("a: exec sleep 60");
        Running running = failing(story, "keys", "start").inTerminal().start();
        letSucceed(running, story, "keys");
        running.await("system", "^keys: r restart");

        running.type("q");

        assertThat(running.awaitEnd().exitCode()).isZero();
    }

    @Test
    @Fault(41)
    void keysReachAProcessEvenIfTheirHelperFailsAtFirst(Scenario story) throws Exception {
        story.procfile("a: " + READER);
        Running running =
                failing(story, "key-forwarder", "start", "-i", "a").inTerminal().start();
        letSucceed(running, story, "key-forwarder");
        awaitText(running, "name? ");

        running.type("hello\r");

        awaitText(running, "got hello");
        end(running, story);
    }

    @Test
    @Fault(41)
    void whatAClientTypesArrivesEvenIfTheHelperFailsAtFirst(Scenario story) throws Exception {
        story.procfile("a: " + READER);
        Running running = failing(story, "typing", "start", "--pty=always").start();
        running.await("a.1", "^started");
        Eventually.holds("it answers", () -> story.run("ps").exitCode() == 0, () -> running);
        Running attached = story.jforeman("attach", "a").inTerminal().start();
        awaitText(attached, "name? ");
        attached.type("hello\r");
        letSucceed(running, story, "typing");

        awaitText(attached, "got hello");
        end(running, story);
        attached.awaitEnd();
    }

    @Test
    @Fault(41)
    void anAttachedTerminalSendsKeysEvenIfItsHelperFailsAtFirst(Scenario story) throws Exception {
        story.procfile("a: " + READER);
        Running running = story.jforeman("start", "--pty=always").start();
        running.await("a.1", "^started");
        Eventually.holds("it answers", () -> story.run("ps").exitCode() == 0, () -> running);
        Running attached = failing(story, "keys", "attach", "a").inTerminal().start();
        letSucceed(attached, story, "keys");

        attached.type("hello\r");

        awaitText(attached, "got hello");
        end(running, story);
        attached.awaitEnd();
    }

    @ParameterizedTest
    @Fault(41)
    @ValueSource(strings = {"smoke-timeout", "smoke-memory", "smoke-command"})
    void aSmokeRunSucceedsEvenIfItsHelperFailsAtFirst(String helper, Scenario story) throws Exception {
        story.procfile("a: exec sleep 60");
        String untilItWorks = "while test -e " + Saboteur.SIGN + "; do sleep 0.1; done; echo ran >ran";
        Running running = failing(story, helper, "smoke", "--settle", "100ms", "--", "sh", "-c", untilItWorks)
                .start();
        letSucceed(running, story, helper);

        assertThat(running.awaitEnd().exitCode()).isZero();
        assertThat(Path.of(story.directory().toString(), "ran")).exists();
    }
}
