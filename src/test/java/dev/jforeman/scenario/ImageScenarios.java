package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The container image on a base without Java, used for an app: jforeman is the first process of the container. */
@Scenarios
class ImageScenarios {
    private static final String PLATFORM = "linux-x64";
    private static final long BUDGET = 100_000_000;

    /** Podman and the container image of this build. */
    private static Podman podman(Scenario story) throws Exception {
        Machine.needsRoot();
        Path archive = BuiltArchive.archive(PLATFORM);
        Podman podman = Podman.in(story);
        MinimalRoot root = MinimalRoot.in(story, BuiltArchive.unpacked(PLATFORM));
        story.shell("tar -C root -cf root.tar .").run();
        podman.call("import", "root.tar", "localhost/base:1");
        Ended laidOut = Invocation.of(
                        story, Path.of("src/package/image.sh").toAbsolutePath().toString(), "context")
                .with(archive.toString())
                .run();
        assertThat(laidOut.exitCode()).as("%s", laidOut).isZero();
        podman.build("context", "localhost/jforeman:1", "BASE=localhost/base:1", "TARGETARCH=amd64");
        assertThat(root.path()).exists();
        return podman;
    }

    /** One image of jforeman for several app images, because building it is slow. */
    @Test
    void anAppRunsInAnImageBuiltOnOurs(Scenario story) throws Exception {
        try (Podman podman = podman(story)) {
            assertThat(podman.size("localhost/jforeman:1") - podman.size("localhost/base:1"))
                    .as("bytes beside the base")
                    .isLessThan(BUDGET);
            aStopReachesTheApp(story, podman);
            itsExitCodeIsThatOfTheApp(story, podman);
            orphansAreReaped(story, podman);
        }
    }

    private static void build(Scenario story, Podman podman, String tag, String procfile, String more)
            throws Exception {
        story.file(tag + "/Procfile", procfile)
                .file(tag + "/Dockerfile", "FROM localhost/jforeman:1", "COPY Procfile /app/", more);
        podman.build(tag, "localhost/" + tag + ":1");
    }

    private static void aStopReachesTheApp(Scenario story, Podman podman) throws Exception {
        build(story, podman, "stopped", "web: trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.1; done", "");
        podman.call("run", "--detach", "--name", "stopped", "--network", "none", "localhost/stopped:1");
        Eventually.holds("it is up", () -> podman.logs("stopped").contains("| up"), () -> podman.logs("stopped"));

        podman.call("stop", "--time", "60", "stopped");

        assertThat(podman.logs("stopped")).contains("sending SIGTERM to all processes", "| bye");
        assertThat(podman.exitCode("stopped")).isZero();
    }

    private static void itsExitCodeIsThatOfTheApp(Scenario story, Podman podman) throws Exception {
        build(story, podman, "failed", "job: exit 7", "CMD [\"start\", \"--on-exit=stop\"]");

        Ended ended = podman.tryCall("run", "--name", "failed", "--network", "none", "localhost/failed:1");

        assertThat(ended.exitCode()).as("%s", ended).isEqualTo(7);
    }

    /** Orphans are adopted by the first process of the container, which has to reap them. */
    private static void orphansAreReaped(Scenario story, Podman podman) throws Exception {
        build(
                story,
                podman,
                "orphans",
                "web: (setsid sleep 0.3 &); (setsid sleep 0.3 &); sleep 1; echo up; exec sleep 60",
                "");
        podman.call("run", "--detach", "--name", "orphans", "--network", "none", "localhost/orphans:1");
        Eventually.holds("it is up", () -> podman.logs("orphans").contains("| up"), () -> podman.logs("orphans"));

        Eventually.holds("no zombie", () -> !podman.states("orphans").contains("Z"), () -> podman.states("orphans"));
        assertThat(podman.states("orphans")).contains("S");
        podman.call("rm", "--force", "--time", "10", "orphans");
    }

    @Test
    void thePublishedImageSupportsBothArchitectures() throws Exception {
        assertThat(Files.readString(Path.of("src/package/Dockerfile")))
                .contains("COPY root-${TARGETARCH}/ /", "ENTRYPOINT [\"/opt/jforeman/bin/jforeman\"]");
        assertThat(Files.readString(Path.of("src/package/image.sh"))).contains("root-amd64", "root-arm64");
    }
}
