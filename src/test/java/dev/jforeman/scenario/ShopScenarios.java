package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The example with a real store: it starts in order from an empty directory, works, stops, and survives a crash. */
@Scenarios
@Tag("engine")
class ShopScenarios {
    private static final Path EXAMPLE = Path.of("examples/shop").toAbsolutePath();

    /** The number of consecutive starts and stops. */
    private static final int RUNS = Integer.getInteger("smoke.runs", 3);

    @Test
    void itComesUpInOrderWorksAndGoesDown(Scenario story) throws IOException {
        open(story);

        Ended ended = story.run("smoke", "-t", "60", "--", "python3", "test.py");

        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(ended.outLines()).contains("the teapot was shipped");
        assertThat(ended.log().stream()
                        .map(LogLine::name)
                        .filter(name -> !name.equals("system"))
                        .distinct())
                .startsWith("redis.1", "migrate.1")
                .hasSize(5);
    }

    @Test
    void itComesUpAndGoesDownAgainAndAgain(Scenario story) throws IOException {
        open(story);

        for (int run = 1; run <= RUNS; run++) {
            Ended ended = story.run("smoke", "-t", "60", "--", "python3", "test.py");

            assertThat(ended.exitCode()).as("run %d: %s", run, ended).isZero();
            Eventually.holds("nothing left behind", () -> story.alive().isEmpty(), story::alive);
        }
    }

    @Test
    void theStoreIsKilledWhileCustomersOrder(Scenario story) throws Exception {
        open(story);
        Running running = story.start();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest order = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + story.port() + "/order/teapot"))
                .build();
        running.await("worker.1", "^waiting for orders$");
        running.await("web.1", "^ready after");
        try (Load load = new Load(() -> {
            int status = client.send(order, BodyHandlers.ofString()).statusCode();
            if (status != 200) {
                throw new IOException("refused with " + status);
            }
        })) {
            load.awaitSuccesses(50);
            running.await("worker.1", "^shipped teapot$");

            story.kill("KILL", running.awaitPid("redis.1"));

            running.await("redis.1", "^terminated by SIGKILL after .* s, restart 1 in");
            running.await("redis.1", "^ready after", 2);
            load.awaitSuccesses(50);
        }
        running.await("worker.1", "^waiting for orders$", 2);
        assertThat(running.stop().exitCode()).isZero();
    }

    private static void open(Scenario story) throws IOException {
        Machine.needs("python3", "redis-server", "redis-cli");
        try (Stream<Path> files = Files.list(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, story.directory().resolve(file.getFileName()));
            }
        }
    }
}
