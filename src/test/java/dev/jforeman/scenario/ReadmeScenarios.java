package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the README work. */
@Scenarios
class ReadmeScenarios {
    private static final Path README = Path.of("README.md").toAbsolutePath();

    /** The commands under "Use", without their comments. */
    static Stream<String> uses() throws IOException {
        return Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("jforeman "))
                .map(line -> line.split(" {2,}#", 2)[0]);
    }

    @ParameterizedTest
    @MethodSource("uses")
    void theUsesInTheReadmeWork(String use, Scenario story) {
        story.procfile("web: echo web \"$@\"", "worker: echo worker");
        story.script("bin/migrate", "#!/bin/sh", "echo migrated");

        Ended ended = story.shell(use).run();

        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).isNotEmpty();
    }

    @Test
    void theExampleLosesItsWorkerAndGetsItBack(Scenario story) {
        Path home = README.getParent();
        story.mayHold(String.valueOf(home.toAbsolutePath().getFileName())); // the app directory itself is locked
        Running running = story.start("-f", home.resolve("Procfile.example").toString());
        running.await("web.1", "^listening on http://localhost:\\d+$");
        running.await("clock.1", "^it is \\d\\d:\\d\\d:\\d\\d$");
        running.await("worker.1", "^cannot eat a bad apple$");
        running.await("worker.1", "^exited with code 1 after .* s, restart 1 in 0.5 s$");
        running.await("worker.1", "^ate apple 6$");

        assertThat(running.stop().exitCode()).isZero();
    }
}
