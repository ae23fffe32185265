package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the workflow of a release asks of an archive on the machine that built it. */
@Scenarios
class ReleaseScenarios {

    @Test
    void theArchiveStartsAnAppStopsItAndLeavesNothing(Scenario story) {
        Path archive = BuiltArchive.archive("linux-x64");

        Ended ended = Invocation.of(
                        story,
                        Path.of("src/package/try-archive.sh").toAbsolutePath().toString())
                .with(archive.toString())
                .run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.out())
                .endsWith("jforeman-" + BuiltArchive.version() + "-linux-x64.tar.xz works: started, stopped,"
                        + " nothing left\n");
    }
}
