package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readiness checks, the start order, and failures of both. */
@Scenarios
class ReadinessScenarios {
    /** A server on one address whose first answers have another status than 200. */
    private static final String[] SERVER = {
        "import http.server, os, socket, sys",
        "address, status, left = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])",
        "class Server(http.server.HTTPServer):",
        "    address_family = socket.AF_INET6 if ':' in address else socket.AF_INET",
        "class Handler(http.server.BaseHTTPRequestHandler):",
        "    def do_GET(self):",
        "        global left",
        "        left -= 1",
        "        self.send_response(status if left >= 0 else 200)",
        "        self.send_header('Content-Length', '0')",
        "        self.end_headers()",
        "    def log_message(self, *_): pass",
        "Server((address, int(os.environ['PORT'])), Handler).serve_forever()"
    };

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void aServerIsFoundOnEitherLoopbackAddress(String address, Scenario story) {
        Machine.needs("python3");
        server(story, address + " 200 0").file("jforeman.yml", "processes:", "  web: {ready: {http: /}}");

        Ended ended = story.run("smoke", "-t", "60");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("web.1")).anyMatch(line -> line.startsWith("ready after"));
        assertThat(ended.out()).contains("smoke: ok");
    }

    @Test
    void aServerThatAnswersWith500AtFirstIsWaitedFor(Scenario story) {
        Machine.needs("python3");
        server(story, "127.0.0.1 500 20").file("jforeman.yml", "processes:", "  web: {ready: {http: /health}}");

        Ended ended = story.run("smoke", "-t", "60");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.lines("web.1")).anyMatch(line -> line.startsWith("ready after"));
    }

    @Test
    void aServerThatAnswersWith500IsNamedWithItsLastAnswer(Scenario story) {
        Machine.needs("python3");
        server(story, "127.0.0.1 500 1000000")
                .file("jforeman.yml", "processes:", "  web: {ready: {http: /health, timeout: 10}}");

        Ended ended = story.run("smoke", "-t", "60");

        assertThat(ended.exitCode()).isEqualTo(124);
        assertThat(ended.lines("web.1"))
                .anyMatch(line -> line.matches("not ready after .* s: 500 from /health, \\d+ tries"));
    }

    @Test
    void aServerThatNeverListensIsNotReadyInTime(Scenario story) {
        story.procfile("web: echo I never listen; exec sleep 60")
                .file("jforeman.yml", "processes:", "  web: {ready: {port: , timeout: 0.5}}");

        Ended ended = story.run("smoke", "-t", "60");

        assertThat(ended.exitCode()).isEqualTo(124);
        assertThat(ended.lines("web.1"))
                .anyMatch(line -> line.matches("not ready after .* s: connection refused on port \\d+, \\d+ tries"))
                .contains("I never listen");
    }

    @Test
    void aServerOfAnEarlierRunIsAWarningAndNotASignOfReadiness(Scenario story) throws IOException {
        story.procfile("web: exec sleep 60").file("jforeman.yml", "processes:", "  web: {ready: {port: , timeout: 1}}");
        try (ServerSocket yesterdays = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            int port = yesterdays.getLocalPort();

            Ended ended = story.run("start", "--until-ready", "-p", Integer.toString(port));

            assertThat(ended.exitCode()).isEqualTo(124);
            assertThat(ended.lines("web.1"))
                    .contains("port " + port
                            + " is already in use by another process; it is not used as a sign of readiness")
                    .noneMatch(line -> line.startsWith("ready"));
        }
    }

    @Test
    void aFailedMigrationFailsItsDependentsAtOnce(Scenario story) {
        story.procfile("web: exec sleep 60", "worker: exec sleep 60", "migrate: echo cannot migrate; exit 3")
                .file(
                        "jforeman.yml",
                        "processes:",
                        "  web: {needs: {migrate: done}}",
                        "  worker: {needs: {web: started}}",
                        "  migrate: {task: true}");

        Ended ended = story.run("smoke");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.lines("migrate.1")).contains("cannot migrate");
        assertThat(ended.lines("web.1"))
                .anyMatch(line ->
                        line.matches("cannot start: web waits for migrate, migrate exited with code 3 after .* s"));
    }

    @Test
    void aDependencyThatFlapsIsWaitedForAndItsFollowerRestarted(Scenario story) {
        story.procfile(
                        "db: echo x >> starts; test $(wc -l < starts) -gt 2 || { sleep 0.2; exit 1; };"
                                + " echo accepting; exec sleep 60",
                        "web: echo serving; exec sleep 60")
                .file(
                        "jforeman.yml",
                        "processes:",
                        "  db: {ready: {log: accepting}, backoff: 100ms}",
                        "  web: {needs: {db: {restart: true}}}");
        Running running = story.start();

        running.await("web.1", "^serving$");
        assertThat(running.log().stream()
                        .filter(line -> line.name().equals("db.1"))
                        .map(LogLine::text)
                        .filter(text -> text.startsWith("exited with code 1")))
                .hasSize(2);
        story.kill("KILL", running.awaitPid("db.1", 3));
        running.await("web.1", "was restarted, restarting$");
        running.await("web.1", "^serving$", 2);

        assertThat(running.stop().exitCode()).isZero();
    }

    @Test
    void processesStopInTheReverseOrderOfTheirDependencies(Scenario story) {
        story.procfile("db: exec sleep 60", "api: exec sleep 60", "web: exec sleep 60")
                .file("jforeman.yml", "processes:", "  api: {needs: {db: started}}", "  web: {needs: {api: started}}");
        Running running = story.start();
        running.awaitPid("web.1");

        Ended ended = running.stop();

        List<String> ends = ended.log().stream()
                .filter(line -> line.text().startsWith("terminated by"))
                .map(LogLine::name)
                .toList();
        assertThat(ends).containsExactly("web.1", "api.1", "db.1");
    }

    @Test
    void aBurstOfChangesCausesOneRestart(Scenario story) {
        story.mayHold("anon_inode:inotify", "socket", "FileSystemWatch", "quiet", "watch", "watches");
        story.procfile("web: echo up; exec sleep 60")
                .file("src/a", "1")
                .file("jforeman.yml", "processes:", "  web: {watch: src}");
        Running running = story.start();
        running.await("web.1", "^up$");
        Eventually.holds(
                "the watch is there", () -> running.holdings().threads().contains("watch"), running::holdings);

        // while jforeman is frozen, the kernel queues all changes, so they arrive together on any machine
        story.kill("STOP", running.pid());
        for (int i = 0; i < 100; i++) {
            story.file("src/file" + i, "x");
        }
        story.kill("CONT", running.pid());
        running.await("web.1", "^up$", 2);
        story.file("src/another", "x");
        running.await("web.1", "^up$", 3);

        assertThat(running.stop().lines("web.1").stream().filter(line -> line.startsWith("files changed")))
                .hasSize(2);
    }

    private static Scenario server(Scenario story, String arguments) {
        return story.procfile("web: exec python3 server.py " + arguments).file("server.py", SERVER);
    }
}
