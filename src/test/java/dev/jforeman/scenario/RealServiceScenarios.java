package dev.jforeman.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real servers under load are killed, and requests succeed again after the restart. */
@Scenarios
@Tag("engine")
class RealServiceScenarios {
    private static final int TIMEOUT_MS = 10_000;

    @Test
    void redisIsBackAfterAKillWithItsWorkerAndItsClients(Scenario story) {
        Machine.needs("redis-server");
        int port = story.port();
        story.procfile(
                        "redis: exec redis-server --port $PORT --bind 127.0.0.1 --save '' --appendonly no",
                        "worker: exec \"$JAVA_HOME\"/bin/java -XX:TieredStopAtLevel=1 -Xmx64m Worker.java")
                .file("Worker.java", resource("Worker.java"));
        Running running = story.start();
        try (Load load = new Load(() -> redis(port, "RPUSH jobs x"))) {
            load.awaitSuccesses(100);
            awaitDone(port);
            long failuresBefore = load.failures();

            story.kill("KILL", running.awaitPid("redis.1"));

            running.await("redis.1", "^terminated by SIGKILL after .* s, restart 1 in 0.5 s");
            running.awaitPid("redis.1", 2);
            assertThat(load.failures()).isGreaterThan(failuresBefore);
            load.awaitSuccesses(100);
            running.await("worker.1", "^exited with code 1 after .*, restart ");
            awaitDone(port);
        }
        running.stop();
    }

    /** The restarted server has lost its data, so later results come from after the restart. */
    private static void awaitDone(int port) {
        Eventually.holds("the worker does jobs", () -> isDone(port), () -> "no job is done");
    }

    private static boolean isDone(int port) {
        try {
            return !redis(port, "GET done").equals("$-1");
        } catch (IOException _) {
            return false;
        }
    }

    /** Runs one command on a connection of its own and returns the first line of the answer. */
    private static String redis(int port, String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader reply = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
            String line = reply.readLine();
            if (line == null || line.startsWith("-")) {
                throw new IOException("refused: " + line);
            }
            return line;
        }
    }

    @Test
    void nginxIsBackAfterAKillOfItsMaster(Scenario story) {
        Machine.needs("nginx");
        int port = story.port();
        story.procfile("web: sed \"s/PORT/$PORT/\" nginx.conf.in >nginx.conf; exec nginx -p \"$PWD\" -c nginx.conf")
                .file(
                        "nginx.conf.in",
                        "daemon off; worker_processes 2; pid nginx.pid; error_log stderr warn;",
                        "events { worker_connections 64; }",
                        "http { access_log off; server { listen 127.0.0.1:PORT; location / { return 200 ok; } } }");
        Running running = story.jforeman("start").after("PATH=$PATH:/usr/sbin").start();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .build();
        try (Load load = new Load(() ->
                assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("ok"))) {
            load.awaitSuccesses(200);
            long first = running.awaitPid("web.1");
            long failuresBefore = load.failures();

            story.kill("KILL", first);

            running.awaitPid("web.1", 2);
            assertThat(load.failures()).isGreaterThan(failuresBefore);
            assertThat(ProcessTable.now().membersOf(first))
                    .as("the workers of the old one")
                    .isEmpty();
            load.awaitSuccesses(200);
        }
        assertThat(running.stop().exitCode()).isZero();
    }

    private static String resource(String name) {
        try (InputStream in = RealServiceScenarios.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
