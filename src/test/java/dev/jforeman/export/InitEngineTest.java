package dev.jforeman.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Init systems run an exported formation in separate namespaces: the environment is the same, a crash leads to a
 * restart, and a stop leaves no process.
 */
@Tag("engine")
class InitEngineTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** A crash of {@code web.1}; the next incarnation shows its environment once more. */
    private static final String CRASH = """
        while [ ! -e web.1 ] || [ ! -e web.2 ]; do sleep 0.1; done
        rm web.1
        touch crash.web.1
        while [ ! -e web.1 ]; do sleep 0.1; done
        """;

    /** The directories that OpenRC creates when it boots. */
    private static final String OPENRC = """
        for state in starting started stopping inactive wasinactive failed hotplugged daemons options \\
                exclusive scheduled tmp; do
            mkdir -p /run/openrc/$state
        done
        echo default > /run/openrc/softlevel
        rm -rf /etc/init.d
        cp -a units/. /etc
        """;

    @TempDir
    Path directory;

    private DumpApp app;
    private Path dumps;
    private Path units;

    @BeforeEach
    void directories() throws Exception {
        Tool.needRoot();
        dumps = Files.createDirectory(directory.resolve("dumps"));
        units = Files.createDirectory(directory.resolve("units"));
        Files.createDirectory(directory.resolve("log"));
        app = new DumpApp(dumps, dumps);
    }

    @Test
    void openRcRunsTheServices() throws Exception {
        Tool.need("openrc-run", "supervise-daemon");
        export("openrc");

        Tool.run(LIMIT, Map.of(), Tool.apart(script(OPENRC + """
            rc-service app start
            cd dumps
            """ + CRASH + """
            rc-service app stop
            rc-status --servicelist | grep -c stopped > stopped
            grep --files-with-matches PROOF= /proc/[0-9]*/environ > left || true
            """)))
                .orFail();

        app.checkEnvironment(app.sample().deployment());
        app.awaitOrderlyEnd();
        assertThat(dumps.resolve("stopped")).hasContent("4");
        assertThat(dumps.resolve("left")).isEmptyFile();
    }

    @Test
    void openRcWaitsForATaskThatAnotherNeeds() throws Exception {
        Tool.need("openrc-run", "supervise-daemon");
        Sample sample =
                Sample.folder("task").settings("task").in(dumps).user("root").onExit("web=always");
        Tool.write(units, sample.log(directory.resolve("log")).export("openrc"));

        Tool.run(LIMIT, Map.of(), Tool.apart(script(OPENRC + """
            rc-service app start
            while [ ! -e dumps/seen ]; do sleep 0.1; done
            rc-service app stop
            """))).orFail();

        assertThat(dumps.resolve("seen")).hasContent("migrated");
    }

    @Test
    void initRunsTheLinesOfItsTable() throws Exception {
        Path init = Tool.needUnpacked("sysvinit-core/sbin/init");
        export("inittab");
        Path prove = Files.writeString(directory.resolve("prove"), "cd " + dumps + "\n" + CRASH + """
            sed -i /^AP/d /etc/inittab
            %s q
            while [ ! -e ended ]; do sleep 0.1; done
            while grep --quiet PROOF= /proc/[0-9]*/environ; do sleep 0.1; done
            touch left-nothing
            """.formatted(init));
        String boot = """
            mount --bind /dev/null /dev/console
            { cat units/app.inittab; echo "pr:4:once:/bin/sh -e %s"; } > /etc/inittab
            exec %s 4
            """.formatted(prove, init);

        Process one = Tool.start(directory.resolve("log/init"), Map.of(), Tool.apart(script(boot)));
        try {
            Tool.await(
                    "all that was started has ended",
                    () -> !one.isAlive() || Files.exists(dumps.resolve("left-nothing")));
            assertThat(one.isAlive())
                    .as(Files.readString(directory.resolve("log/init")))
                    .isTrue();
        } finally {
            // unshare ignores TERM, and exits when init exits
            one.destroyForcibly().waitFor();
        }
        app.checkEnvironment(app.sample().deployment());
    }

    private void export(String format) throws Exception {
        Sample sample =
                app.sample().onExit("always").log(directory.resolve("log")).place(units);
        Tool.write(units, sample.export(format));
    }

    /** A script that sees a copy of {@code /etc} and an empty {@code /run}. */
    private Path script(String text) throws Exception {
        return Files.writeString(directory.resolve("script"), """
            mount -t tmpfs tmpfs /run
            cp -a /etc /run/etc
            mount --bind /run/etc /etc
            cd %s
            """.formatted(directory) + text);
    }
}
