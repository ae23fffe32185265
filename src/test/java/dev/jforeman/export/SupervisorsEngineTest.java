package dev.jforeman.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Process supervisors run an exported formation: its environment, a restart after a crash, and a clean stop. */
@Tag("engine")
class SupervisorsEngineTest {
    @TempDir
    Path directory;

    private DumpApp app;
    private Path units;

    @BeforeEach
    void directories() throws Exception {
        Tool.needRoot();
        Path dumps = Files.createDirectory(directory.resolve("dumps"));
        app = new DumpApp(dumps, dumps);
        units = Files.createDirectory(directory.resolve("units"));
        Files.createDirectory(directory.resolve("log"));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        if (app != null) {
            Tool.await(
                    "all processes are gone",
                    () -> Tool.processesWith(app.marker()).isEmpty());
        }
    }

    @Test
    void supervisord() throws Exception {
        Tool.need("supervisord");
        export("supervisord");
        Path conf = Files.writeString(
                directory.resolve("supervisord.conf"),
                "[supervisord]\nnodaemon=true\nuser=root\npidfile=" + directory + "/pid\nlogfile=/dev/null\n"
                        + "logfile_maxbytes=0\n[include]\nfiles=" + units + "/*.conf\n");

        proveWith("supervisord", "--nodaemon", "--configuration", conf.toString());
    }

    @Test
    void runsvdir() throws Exception {
        Tool.need("runsvdir", "chpst", "svlogd");
        export("runit");

        Process runsvdir = prove("runsvdir", units.toString());
        // runsvdir ends its services on HUP and leaves them alone on TERM
        Tool.run(Duration.ofSeconds(5), "kill", "-s", "HUP", String.valueOf(runsvdir.pid()))
                .orFail();
        assertThat(runsvdir.waitFor(60, TimeUnit.SECONDS)).isTrue();
        app.awaitOrderlyEnd();
    }

    @Test
    void s6() throws Exception {
        Tool.need("s6-svscan", "s6-envdir", "s6-setuidgid", "s6-log");
        export("s6");

        proveWith("s6-svscan", units.toString());
    }

    /** Some supervisors exit before their helpers, which still write into the directory of the test. */
    @AfterEach
    void awaitTheEndOfAll() throws Exception {
        Tool.await(
                "all have ended", () -> Tool.processesWith("PROOF=" + directory).isEmpty());
    }

    private void export(String format) throws Exception {
        Sample sample = app.sample().log(directory.resolve("log")).place(units);
        Tool.write(units, sample.export(format));
    }

    private void proveWith(String... words) throws Exception {
        Process supervisor = prove(words);
        supervisor.destroy();
        assertThat(supervisor.waitFor(60, TimeUnit.SECONDS)).isTrue();
        app.awaitOrderlyEnd();
    }

    private Process prove(String... words) throws Exception {
        Path log = directory.resolve("supervisor.log");
        Process supervisor = Tool.start(log, Map.of("PROOF", directory.toString()), List.of(words));
        try {
            app.awaitDump("web.1");
            app.awaitDump("web.2");
            app.checkEnvironment(app.sample().deployment());
            app.crash("web.1");
            app.checkEnvironment(app.sample().deployment());
            Tool.await(
                    "the worker runs",
                    () -> Tool.processesWith(app.marker()).stream().anyMatch(line -> line.startsWith("sleep 4242")));
            return supervisor;
        } catch (Exception | AssertionError e) {
            supervisor.destroyForcibly();
            throw new AssertionError(Files.readString(log), e);
        }
    }
}
