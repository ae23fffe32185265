package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code jforeman train}, which creates the launcher's cache. */
@Scenarios
class TrainingScenarios {
    @Test
    @Fault(88)
    void trainingIgnoresTheCallersProcfile(Scenario story) {
        story.procfile("b: exec sleep 60");

        Ended ended =
                story.training("start").env("JFOREMAN_PROCFILE", "elsewhere").run();

        assertThat(ended.lines("a.1")).anyMatch(port -> port.matches("5[0-9]00"));
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }

    /** Training starts a second JVM, which finds the program only in a locale that can encode its path. */
    @Test
    void anInstallationPathWithAnUmlautIsTrainedInToo(Scenario story) {
        String library = Invocation.quoted(Path.of(Program.archive()).getParent());
        Ended ended = story.shell("umlaut=$(printf '\\303\\274') && mkdir -p $umlaut/bin $umlaut/lib/jforeman && cp "
                        + Invocation.quoted(Path.of(Program.launcher())) + " $umlaut/bin && cp -p " + library
                        + "/*.jar $umlaut/lib/jforeman && $umlaut/bin/jforeman train && ls $umlaut/lib/jforeman/jdk_*")
                .run();

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.outLines()).contains("start.aot", "verbs.aot");
    }
}
