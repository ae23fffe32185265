package dev.jforeman.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningPortsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "   0: 0100007F:1388 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0",
                "  12: 00000000:1388 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0",
                "   1: 00000000000000000000000000000000:1388 00000000000000000000000000000000:0000 0A 0",
                "   1: 00000000000000000000000001000000:1388 00000000000000000000000000000000:0000 0A 0",
                "   1: 0000000000000000FFFF00000100007F:1388 00000000000000000000000000000000:0000 0A 0"
            })
    void whoeverListensOnALoopbackAddressOrOnAllIsSeen(String line) {
        assertThat(read(line)).containsExactly(5000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "   0: 0100007F:1388 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0",
                "   0: 0A00020F:1388 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0",
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid",
                ""
            })
    void connectionsAndOtherAddressesDoNotCount(String line) {
        assertThat(read(line)).isEmpty();
    }

    @Test
    void aServerOfThisMachineIsTaken() throws Exception {
        try (ServerSocket four = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                ServerSocket six = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"))) {
            assertThat(Ports.taken().test(four.getLocalPort())).isTrue();
            assertThat(Ports.taken().test(six.getLocalPort())).isTrue();
            assertThat(Ports.answers(four.getLocalPort())).isTrue();
        }
        assertThat(Ports.taken().test(1)).isFalse();
    }

    private static Set<Integer> read(String line) {
        Set<Integer> ports = new HashSet<>();
        ListeningPorts.add(line, ports);
        return ports;
    }
}
