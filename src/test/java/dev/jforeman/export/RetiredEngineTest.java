package dev.jforeman.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets of foreman that few distributions still have. Where one is installed, it runs its export. */
@Tag("engine")
class RetiredEngineTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private DumpApp app;
    private Path units;

    @BeforeEach
    void directories() throws Exception {
        app = new DumpApp(directory, directory);
        units = Files.createDirectory(directory.resolve("units"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"upstart", "daemon"})
    void upstartsCheckerAcceptsTheJobs(String format) throws Exception {
        Tool.need("init-checkconf");
        Tool.write(units, app.sample().export(format));

        try (var files = Files.list(units)) {
            for (Path job :
                    files.filter(file -> file.toString().endsWith(".conf")).toList()) {
                Tool.run(LIMIT, "init-checkconf", job.toString()).orFail();
            }
        }
    }

    @Test
    void bluepillRunsThePill() throws Exception {
        Tool.needRoot();
        Tool.need("bluepill");
        Sample sample = app.sample().onExit("always").log(directory);
        Tool.write(units, sample.export("bluepill"));
        List<String> bluepill = List.of("bluepill", "--base-dir", directory + "/base");

        run(bluepill, "load", units + "/app.pill");
        try {
            app.awaitDump("web.1");
            app.awaitDump("web.2");
            app.checkEnvironment(sample.deployment());
            app.crash("web.1");
            run(bluepill, "app", "stop");
            app.awaitOrderlyEnd();
            Tool.await(
                    "all processes are gone",
                    () -> Tool.processesWith(app.marker()).isEmpty());
        } finally {
            run(bluepill, "app", "quit");
        }
        assertThat(Tool.processesWith(app.marker())).isEmpty();
    }

    private static void run(List<String> program, String... words) {
        List<String> all = new ArrayList<>(program);
        all.addAll(List.of(words));
        Tool.run(LIMIT, Map.of(), all).orFail();
    }
}
