package dev.jforeman.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** systemd reads the exported units without a message, and, booted in a container, runs them. */
@Tag("engine")
class SystemdEngineTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"systemd", "systemd-user"})
    void theCheckerIsSilent(String format) throws Exception {
        checkSilence(
                format,
                Sample.folder("usual").formation("web=2,worker=1,my_clock=1").onExit("restart,web=stop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"systemd", "systemd-user"})
    void theCheckerIsSilentAboutSettings(String format) throws Exception {
        checkSilence(format, Sample.folder("settings").settings("settings"));
    }

    private void checkSilence(String format, Sample sample) throws Exception {
        Tool.need("systemd-analyze");
        Tool.write(directory, sample.place(directory).export(format));

        List<String> words = new ArrayList<>(List.of("systemd-analyze", "verify", "--recursive-errors=no"));
        if (format.equals("systemd-user")) {
            words.add("--user");
        }
        try (var files = Files.list(directory)) {
            files.map(Path::toString)
                    .filter(name -> name.matches(".*\\.(service|target)"))
                    .forEach(words::add);
        }
        Map<String, String> userManager = Map.of("XDG_RUNTIME_DIR", directory.toString());
        assertThat(Tool.run(LIMIT, userManager, words).orFail()).isEmpty();
    }

    @Test
    void aBootedSystemdRunsTheUnits() throws Exception {
        BootedSystemd.need();
        Path out = Files.createDirectory(directory.resolve("out"));
        Path units = Files.createDirectory(directory.resolve("units"));
        DumpApp app = new DumpApp(Path.of("/out"), out);
        Sample sample = app.sample().place(Path.of("/etc/systemd/system"));
        Tool.write(units, sample.export("systemd"));
        BootedSystemd.run(units, out, SCRIPT);

        app.checkEnvironment(sample.deployment());
        app.awaitOrderlyEnd();
        assertThat(lines(out.resolve("running"))).containsExactly("active", "active", "active", "active");
        assertThat(lines(out.resolve("crashed"))).containsExactly("NRestarts=1", "Environment=PORT=5000 PS=web.1");
        assertThat(lines(out.resolve("stopped"))).containsExactly("inactive", "inactive", "inactive", "inactive");
    }

    @Test
    void aTaskEndsBeforeWhatNeedsItStarts() throws Exception {
        BootedSystemd.need();
        Path out = Files.createDirectory(directory.resolve("out"));
        Path units = Files.createDirectory(directory.resolve("units"));
        Sample sample =
                Sample.folder("task").settings("task").in(Path.of("/out")).user("root");
        Tool.write(units, sample.place(Path.of("/etc/systemd/system")).export("systemd"));

        BootedSystemd.run(units, out, """
            systemctl enable --now app.target
            while [ ! -e seen ]; do sleep 0.1; done
            systemctl is-active app-migrate.1 app-web.1 > running
            """);

        assertThat(out.resolve("seen")).hasContent("migrated");
        assertThat(lines(out.resolve("running"))).containsExactly("active", "active");
    }

    private static List<String> lines(Path file) throws Exception {
        return Files.readAllLines(file);
    }

    /** One command starts everything. After a crash and queries as an ordinary user, everything is stopped. */
    private static final String SCRIPT = """
        all="app.target app-web.1 app-web.2 app-worker.1"
        systemctl enable --now app.target
        while [ ! -e web.1 ] || [ ! -e web.2 ]; do sleep 0.1; done
        systemctl is-active $all > running
        mv web.1 before
        touch crash.web.1
        while [ ! -e web.1 ]; do sleep 0.1; done
        systemctl show -p NRestarts -p Environment app-web.1 > crashed
        systemctl stop app.target
        while systemctl is-active $all | grep -q deactivating; do sleep 0.1; done
        systemctl is-active $all > stopped || true
        """;
}
