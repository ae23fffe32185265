package dev.jforeman.os.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.os.kernel.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
    private static final int DEPLOY = 61_059;
    private static final int GUEST = 61_060;
    private static final int ROOT = 0;

    private static Peers of(int self) throws IOException {
        return new Peers(Peers.user(self), Peers.user(ROOT));
    }

    @Test
    void onlyItsUserAndRootMayAsk() throws IOException {
        assertThat(of(DEPLOY).mayAsk(Peers.user(DEPLOY))).isTrue();
        assertThat(of(DEPLOY).mayAsk(Peers.user(ROOT))).isTrue();
    }

    @Test
    void noOtherUserMayAsk() throws IOException {
        assertThat(of(DEPLOY).mayAsk(Peers.user(GUEST))).isFalse();
        assertThat(of(ROOT).mayAsk(Peers.user(DEPLOY))).isFalse();
    }

    /** Users are compared by the kernel's number, for which the name is only a label. */
    @Test
    void thisUserIsTheOwnerOfItsFiles(@TempDir Path temp) throws IOException {
        UserPrincipal owner = Files.getOwner(Files.createFile(temp.resolve("file")));
        assertThat(Peers.ofThisUser().self()).isEqualTo(owner).isEqualTo(Peers.user(User.effectiveId()));
    }
}
