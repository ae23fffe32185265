package dev.jforeman.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.jforeman.checks.Loopback.StaleServerGuard;
import dev.jforeman.checks.ProbeLoop.ProbeSchedule;
import dev.jforeman.checks.Prober.ProbeResult;
import dev.jforeman.model.Probe;
import dev.jforeman.text.Line;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProberTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(50);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void aPortAnswersOnEitherLoopbackAddress(String address) throws IOException {
        try (Server server = Server.on(address, "")) {
            assertThat(Loopback.connect(server.port(), TIMEOUT))
                    .isEqualTo(ProbeResult.yes("port " + server.port() + " accepts connections"));
        }
    }

    @Test
    void aDelayOfZeroIsStillProbedWithAPause() {
        assertThat(ProbeSchedule.after(Duration.ZERO).pause(Duration.ZERO)).isPositive();
    }

    @Test
    void aPortWithoutAListenerFailsTheProbe() throws IOException {
        int port = Server.freePort();

        assertThat(Loopback.connect(port, TIMEOUT)).isEqualTo(ProbeResult.no("connection refused on port " + port));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 200, true",
        "::1, 200, true",
        "127.0.0.1, 302, true",
        "::1, 404, false",
        "127.0.0.1, 500, false"
    })
    void aStatusBelow400PassesByDefault(String address, int status, boolean isGood) throws IOException {
        try (Server server = Server.on(address, Server.status(status))) {
            assertThat(http("/health", List.of(), server.port()).ask(TIMEOUT))
                    .isEqualTo(new ProbeResult(isGood, status + " from /health"));
        }
    }

    @Test
    void onlyTheConfiguredStatusesPass() throws IOException {
        try (Server server = Server.on("127.0.0.1", Server.status(404))) {
            assertThat(http("/", List.of(404, 410), server.port()).ask(TIMEOUT).isPassed())
                    .isTrue();
            assertThat(http("/", List.of(200), server.port()).ask(TIMEOUT).isPassed())
                    .isFalse();
        }
    }

    @Test
    void aUrlNamesAnotherPort() throws IOException {
        try (Server server = Server.on("::1", Server.status(204))) {
            String url = "http://localhost:" + server.port() + "/up";

            assertThat(http(url, List.of(), 1).ask(TIMEOUT)).isEqualTo(ProbeResult.yes("204 from " + url));
        }
    }

    @Test
    void aServerThatIsSilentOrSpeaksNoHttpFailsTheProbe() throws IOException {
        try (Server silent = Server.on("127.0.0.1", "");
                Server wordy = Server.on("127.0.0.1", "hello\r\n\r\n")) {
            assertThat(http("/", List.of(), silent.port()).ask(SHORT_TIMEOUT))
                    .isEqualTo(ProbeResult.no("no answer from / in time"));
            assertThat(http("/", List.of(), wordy.port()).ask(TIMEOUT))
                    .isEqualTo(ProbeResult.no("no HTTP answer from /: the reply is not HTTP"));
        }
    }

    /** The JDK's timeout starts again with each byte, so such a server once blocked its live check without an end. */
    @ParameterizedTest
    @ValueSource(strings = {"H", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 102 Processing\r\nA: b\r\n"})
    void anEndlessIncompleteAnswerTimesOut(String piece) throws IOException {
        try (Server endless = Server.repeating("127.0.0.1", piece)) {
            assertThat(http("/", List.of(), endless.port()).ask(SHORT_TIMEOUT))
                    .isEqualTo(ProbeResult.no("no answer from / in time"));
            assertThat(http("https://localhost:" + endless.port() + "/", List.of(), 0)
                            .ask(SHORT_TIMEOUT)
                            .isPassed())
                    .isFalse();
        }
    }

    @Test
    void informationalResponsesAreIgnored() throws IOException {
        String early = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";
        try (Server server = Server.on("127.0.0.1", early + Server.status(204))) {
            assertThat(http("/", List.of(), server.port()).ask(TIMEOUT)).isEqualTo(ProbeResult.yes("204 from /"));
        }
    }

    @Test
    void aServerThatIsNotThereFailsTheProbe() {
        int port = Server.freePort();

        assertThat(http("/", List.of(), port).ask(TIMEOUT))
                .isEqualTo(ProbeResult.no("connection refused on port " + port));
    }

    @Test
    void aServerOfAnEarlierRunFailsTheProbe() throws Exception {
        Server yesterdays = Server.on("127.0.0.1", Server.status(200));
        int port = yesterdays.port();
        assertThat(StaleServerGuard.isTaken(port, TIMEOUT)).isTrue();
        Prober question = new StaleServerGuard(http("/", List.of(), port), port);

        assertThat(question.ask(TIMEOUT))
                .isEqualTo(ProbeResult.no("port " + port + " is still used by a process that was running before"));
        yesterdays.close();
        assertThat(question.ask(TIMEOUT).isPassed()).isFalse();
        try (Server todays = Server.on("127.0.0.1", port, Server.status(200))) {
            assertThat(question.ask(TIMEOUT).isPassed()).isTrue();
            assertThat(todays.port()).isEqualTo(port);
        }
    }

    @Test
    void aLineIsMatchedWithoutItsEscapeSequences() {
        List<String> seen = new ArrayList<>();
        LogWatch watch = new LogWatch("ready in \\d+ ms$", () -> seen.add("ready"));

        show(watch, "starting");
        assertThat(seen).isEmpty();
        show(watch, "\u001b[32mready\u001b[0m in \u001b[1m12\u001b[22m ms");
        show(watch, "ready in 13 ms");
        assertThat(seen).containsExactly("ready");
    }

    @Test
    void aHeartbeatCountsOnce() {
        LogWatch watch = new LogWatch("beat", () -> {});
        show(watch, "beat");
        show(watch, "beat");

        assertThat(watch.ask(TIMEOUT).isPassed()).isTrue();
        assertThat(watch.ask(TIMEOUT)).isEqualTo(ProbeResult.no("no line matches \"beat\""));
    }

    @Test
    void aStartingProcessIsProbedOftenAndLaterLessOften() {
        ProbeSchedule schedule = ProbeSchedule.untilReady(Optional.empty());

        assertThat(schedule.first()).isZero();
        assertThat(schedule.pause(Duration.ofMillis(4_999))).isLessThanOrEqualTo(Duration.ofMillis(50));
        assertThat(schedule.pause(Duration.ofMillis(5_000))).isEqualTo(Duration.ofMillis(500));
        assertThat(ProbeSchedule.untilReady(Optional.of(Duration.ofSeconds(2))).pause(Duration.ZERO))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @TempDir
    Path directory;

    /** A server with a self-signed certificate. */
    private HttpsServer secured() throws Exception {
        Path store = directory.resolve("store");
        Process keytool = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/keytool",
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=elsewhere",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void aSelfSignedCertificateIsAcceptedLocallyOrIfConfigured() throws Exception {
        HttpsServer server = secured();
        try {
            String port = ":" + server.getAddress().getPort() + "/";
            assertThat(http("https://localhost" + port, List.of(), 0).ask(TIMEOUT))
                    .isEqualTo(ProbeResult.yes("204 from https://localhost" + port));
            String other = "https://127.0.0.2" + port;
            assertThat(new HttpProber(
                                    new Probe.Http(other, List.of()),
                                    false,
                                    List.of(URI.create("https://127.0.0.1" + port)))
                            .ask(TIMEOUT)
                            .isPassed())
                    .isFalse();
            assertThat(new HttpProber(
                                    new Probe.Http(other, List.of(), Map.of(), true),
                                    true,
                                    List.of(URI.create("https://127.0.0.1" + port)))
                            .ask(TIMEOUT)
                            .isPassed())
                    .isTrue();
            assertThat(HttpProber.of(new Probe.Http(other, List.of()), 0).isAnyoneTrusted())
                    .isFalse();
            assertThat(HttpProber.of(new Probe.Http(other, List.of(), Map.of(), true), 0)
                            .isAnyoneTrusted())
                    .isTrue();
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://my_app:8080/up", "https://my_app.invalid/", "http://a_b"})
    void aHostWithAnUnderscoreCanBeProbed(String url) {
        assertThat(http(url, List.of(), 0).ask(TIMEOUT).isPassed()).isFalse();
        assertThat(http(url, List.of(), 0).urls()).containsExactly(URI.create(url));
    }

    @Test
    void requestsHaveTheHeadersOfTheProbe() throws Exception {
        Map<String, String> headers = Map.of("Host", "shop.test", "X-Check", "1", "User-Agent", "probe");
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            headers.keySet()
                    .forEach(name -> seen.add(exchange.getRequestHeaders().getFirst(name)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            Probe.Http probe = new Probe.Http("/", List.of(), headers, false);
            assertThat(HttpProber.of(probe, server.getAddress().getPort())
                            .ask(TIMEOUT)
                            .isPassed())
                    .isTrue();
        } finally {
            server.stop(0);
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(headers.values());
    }

    private static HttpProber http(String target, List<Integer> statuses, int port) {
        return HttpProber.of(new Probe.Http(target, statuses), port);
    }

    private static void show(LogWatch watch, String line) {
        watch.see(Line.of(line));
    }
}
