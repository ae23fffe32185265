package dev.jforeman.control.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;

class PeersTest {
    private static final Peers PEERS = new Peers(new User("deploy"));

    /** A user of a system that exists only in the test. */
    private record User(String name) implements UserPrincipal {
        @Override
        public String getName() {
            return name;
        }
    }

    @Test
    void theUserItRunsAsMayAskAndRootWhoCouldDoAllOfItAnyway() {
        assertThat(PEERS.isTrusted(new User("deploy"))).isTrue();
        assertThat(PEERS.isTrusted(new User("root"))).isTrue();
    }

    @Test
    void noOtherUserMayAsk() {
        assertThat(PEERS.isTrusted(new User("guest"))).isFalse();
        assertThat(PEERS.isTrusted(new User("Root"))).isFalse();
        assertThat(new Peers(new User("root")).isTrusted(new User("deploy"))).isFalse();
    }
}
