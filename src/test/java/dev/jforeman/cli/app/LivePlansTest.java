package dev.jforeman.cli.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Plan;
import dev.jforeman.settings.Defaults;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** New plans for a running session, after a reload or a change of its formation. */
class LivePlansTest {
    @TempDir
    private Path temp;

    private Duration timeout = Duration.ofMinutes(1);

    @BeforeEach
    void app() throws IOException {
        procfile("web: a\nworker: b\nrelease: m\n");
    }

    private void procfile(String text) throws IOException {
        Files.writeString(temp.resolve("Procfile"), text);
    }

    private static OptionValues typed(String... words) {
        CommandSpec spec = Options.command("start");
        Options.addApp(spec);
        Options.addFormation(spec);
        Options.addPorts(spec);
        Options.addRestarts(spec);
        spec.addOption(Options.text("S", "", "--timeout"));
        spec.addPositional(Options.words("TYPE", "0..*", ""));
        return new OptionValues(
                new CommandLine(spec).parseArgs(words), Map.of(), new Defaults(Map.of(), Map.of(), List.of()));
    }

    /** A session that was started with these words. */
    private record Begun(Plan plan, LivePlans plans) {}

    private Begun start(String... words) throws Refusal {
        PrintStream nothing = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
        Streams streams = new Streams(nothing, nothing, temp, Map.of());
        OptionValues given = typed(words);
        App app = App.read(given, streams);
        return new Begun(
                Plans.make(app, given, streams, port -> port == 5000),
                new LivePlans(app, given, streams, port -> port == 5000, timeout));
    }

    private static List<String> ports(Plan plan) {
        return plan.instances().stream()
                .map(spec -> spec.name() + " " + spec.port().orElse(0))
                .toList();
    }

    @Test
    void anotherFormationKeepsThePortsAndTheFilesAsTheyWereRead() throws Exception {
        Begun begun = start("web=1");
        assertThat(ports(begun.plan())).containsExactly("web.1 5100");
        procfile("other: c\n");

        Plan next = begun.plans().plan(begun.plan(), Map.of("web", 2), false);

        assertThat(ports(next)).containsExactly("web.1 5100", "web.2 5101");
    }

    @Test
    void typesAddedToTheProcfileAreStartedAndRemovedOnesStopped() throws Exception {
        Begun begun = start("web=2", "worker");
        procfile("web: a\nclock: c\nrelease: m\n");

        Plan next = begun.plans().plan(begun.plan(), Map.of("web", 2, "worker", 1), true);

        assertThat(ports(next)).containsExactly("web.1 5100", "web.2 5101", "clock.1 5200");
    }

    @Test
    void aReloadDoesNotStartTypesLeftOutAtTheStart() throws Exception {
        Begun begun = start("web");

        Plan next = begun.plans().plan(begun.plan(), Map.of("web", 1, "worker", 0), true);

        assertThat(ports(next)).containsExactly("web.1 5100");
    }

    @Test
    void anErrorInAFileChangesNothing() throws Exception {
        Begun begun = start("web");
        procfile("web a\n");

        assertThatThrownBy(() -> begun.plans().plan(begun.plan(), Map.of("web", 1), true))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Procfile:1:");
    }

    @Test
    void aChosenPortIsKeptByAReload() throws Exception {
        Begun begun = start("-p", "7000", "web");

        Plan next = begun.plans().plan(begun.plan(), Map.of("web", 1, "worker", 1), false);

        assertThat(ports(next)).containsExactly("web.1 7000", "worker.1 7100");
    }

    @Test
    void withoutPortsThereAreNoneLater() throws Exception {
        Begun begun = start("--no-port", "web");

        assertThat(ports(begun.plans().plan(begun.plan(), Map.of("worker", 1), false)))
                .containsExactly("worker.1 0");
    }

    /** Such a reload once blocked until a process opened the pipe for writing. */
    @Test
    void aPipeWithoutAWriterDoesNotBlockAReload() throws Exception {
        timeout = Duration.ofMillis(50);
        Begun begun = start("web");
        Path pipe = temp.resolve(".env");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

        assertThatThrownBy(() -> begun.plans().plan(begun.plan(), Map.of("web", 1), true))
                .hasMessageContaining("has given nothing for");
        assertThatThrownBy(() -> begun.plans().plan(begun.plan(), Map.of("web", 1), true))
                .as("no thread more is stuck there")
                .hasMessageContaining("has given nothing since the last time");

        Files.writeString(pipe, "A=b\n");
        Files.delete(pipe);
        Eventually.holds("it can be read again", () -> isReadable(begun), () -> "still stuck");
    }

    @Test
    void anInterruptedReloadChangesNothingAndKeepsTheInterrupt() throws Exception {
        Begun begun = start("web");
        Path pipe = temp.resolve(".env");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> begun.plans().plan(begun.plan(), Map.of("web", 1), true))
                .as("a reload that still reads")
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        Files.writeString(pipe, "A=b\n");
    }

    private static boolean isReadable(Begun begun) {
        try {
            begun.plans().plan(begun.plan(), Map.of("web", 1), true);
            return true;
        } catch (Refusal _) {
            return false;
        }
    }
}
