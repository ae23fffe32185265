package dev.jforeman.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.export.Sample;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.model.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HealthCommandTest {
    private static ProcessType web() throws Exception {
        return Sample.folder("settings")
                .settings("settings")
                .deployment()
                .types()
                .get(1);
    }

    private static Optional<String> command(Probe probe) throws Exception {
        return HealthCommand.of(probe, web());
    }

    @Test
    void aPortIsFoundWhereTheKernelListsWhatListens() throws Exception {
        String line;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            line = command(new Probe.Port(OptionalInt.of(server.getLocalPort())))
                    .orElseThrow();

            assertThat(exitCode(line)).isZero();
        }
        assertThat(exitCode(line)).isNotZero();
    }

    private static int exitCode(String line) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", line).start().waitFor();
    }

    @Test
    void aPageIsFetchedFromItsOwnPort() throws Exception {
        assertThat(command(new Probe.Http("/a'b", List.of())))
                .contains("curl -fsS -o /dev/null 'http://127.0.0.1:5100/a'\\''b' || wget -q -O /dev/null"
                        + " 'http://127.0.0.1:5100/a'\\''b'");
        assertThat(command(new Probe.Http("http://other:81", List.of())).orElseThrow())
                .startsWith("curl -fsS -o /dev/null http://other:81 ");
    }

    @Test
    void aPageIsFetchedWithTheHeadersOfTheProbe() throws Exception {
        assertThat(command(new Probe.Http("/up", List.of(), Map.of("Host", "a'b.test"), false)))
                .contains("curl -fsS -o /dev/null -H 'Host: a'\\''b.test' http://127.0.0.1:5100/up || wget -q -O"
                        + " /dev/null --header 'Host: a'\\''b.test' http://127.0.0.1:5100/up");
    }

    @Test
    void probesThatNoCommandCanRunHaveNone() throws Exception {
        assertThat(command(new Probe.Http("/", List.of(204)))).isEmpty();
        assertThat(command(new Probe.Log("up"))).isEmpty();
    }
}
