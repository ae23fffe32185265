package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The program is updated or removed while it runs. */
@Scenarios
class UpgradeScenarios {
    private static final String PLATFORM = "linux-x64";

    /** A copy of the program of this build, running an app. */
    private static Running started(Scenario story) {
        String image = Invocation.quoted(BuiltArchive.unpacked(PLATFORM));
        assertThat(story.shell("mkdir old && cp -a --link " + image + "/. old")
                        .run()
                        .exitCode())
                .isZero();
        story.procfile("web: echo to be found; exec sleep 1000", "worker: exec sleep 1000");
        Running running = Invocation.of(story, "old/bin/jforeman", "start").start();
        running.awaitPid("web.1");
        running.awaitPid("worker.1");
        return running;
    }

    private static Ended succeeded(Ended ended) {
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        return ended;
    }

    /** Replaces files as dpkg and rpm do: each new file is written next to the old one and renamed over it. */
    @Test
    void aRunningJforemanWorksAfterItsFilesWereReplaced(Scenario story) {
        Running running = started(story);
        String replace = "find old -type f | while read -r file; do cp -p \"$file\" \"$file.new\" && mv \"$file.new\""
                + " \"$file\"; done";

        succeeded(story.shell(replace).run());

        succeeded(story.run("restart", "web"));
        running.awaitPid("web.1", 2);
        succeeded(story.run("scale", "web=2"));
        assertThat(succeeded(story.run("logs", "--grep", "to.be.found")).out()).contains("to be found");
        succeeded(
                story.procfile("web: exec sleep 1000", "more: exec sleep 1000").run("reload"));
        running.awaitPid("more.1");
        succeeded(story.run("down"));
        assertThat(running.awaitEnd().exitCode()).isZero();
    }

    /** The JDK starts processes through a helper program, which is gone. The message was once "no such file". */
    @Test
    void aRunningJforemanWithoutItsFilesKeepsItsProcessesAndReportsFailedStarts(Scenario story) {
        Running running = started(story);

        succeeded(story.shell("rm -r old").run());

        assertThat(succeeded(story.run("ps")).out()).containsPattern("web.1 +running");
        assertThat(story.run("restart", "web").err())
                .contains("cannot start: the Java that runs jforeman has been replaced or removed; stop jforeman and"
                        + " start it again");
        assertThat(succeeded(story.run("ps")).out()).containsPattern("worker.1 +running");
        succeeded(story.run("down"));
        assertThat(running.awaitEnd().err()).isEmpty();
    }
}
