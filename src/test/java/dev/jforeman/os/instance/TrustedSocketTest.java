package dev.jforeman.os.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.os.kernel.User;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands once trusted any owner of the socket's directory: a user who created it first received root's input. */
class TrustedSocketTest {
    private static final int MALLORY = 61_059;

    @TempDir
    Path temp;

    private RuntimeDirectory runtime;
    private ServerSocketChannel server;

    @BeforeEach
    void listen() throws IOException {
        runtime = new RuntimeDirectory(temp, temp.resolve("base"), "app");
        runtime.create();
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(runtime.controlSocket()));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private TrustedSocket socket() {
        return TrustedSocket.of(runtime);
    }

    private void isDistrusted(String... words) {
        assertThatThrownBy(() -> socket().connect())
                .isInstanceOf(TrustedSocket.Distrusted.class)
                .hasMessageContainingAll(words);
    }

    private static void giveAway(Path path) throws IOException {
        Assumptions.assumeTrue(User.effectiveId() == 0, "only root may do that");
        Files.setAttribute(path, "unix:uid", MALLORY, LinkOption.NOFOLLOW_LINKS);
    }

    private void isConnected(TrustedSocket socket) throws IOException {
        try (SocketChannel channel = socket.connect().orElseThrow()) {
            assertThat(channel.isConnected()).isTrue();
        }
    }

    @Test
    void theSocketOfTheSameUserIsTrusted() throws IOException {
        isConnected(socket());
        isConnected(TrustedSocket.named(runtime.controlSocket()));
    }

    @Test
    void whereNothingListensThereIsNoConnection() throws IOException {
        server.close();
        assertThat(socket().connect()).isEmpty();
        Files.delete(runtime.controlSocket());
        assertThat(socket().connect()).isEmpty();
        Files.delete(runtime.path());
        assertThat(socket().connect()).isEmpty();
        Files.delete(runtime.base());
        assertThat(socket().connect()).isEmpty();
    }

    @Test
    void aDirectoryOfAnotherUserIsNotTrusted() throws IOException {
        giveAway(runtime.base());
        isDistrusted(runtime.base() + " belongs to " + MALLORY);
    }

    @Test
    void anEmptyDirectoryOfAnotherUserIsReportedToo() throws IOException {
        Files.delete(runtime.controlSocket());
        Files.delete(runtime.path());
        giveAway(runtime.base());
        isDistrusted(runtime.base() + " belongs to " + MALLORY);
    }

    /** Root may use the socket of another user only if root has named that socket explicitly. */
    @Test
    void aDiscoveredSocketOfAnotherUserIsNotTrusted() throws IOException {
        isConnected(TrustedSocket.found(runtime.controlSocket()));
        giveAway(runtime.path());
        assertThatThrownBy(() -> TrustedSocket.found(runtime.controlSocket()).connect())
                .isInstanceOf(TrustedSocket.Distrusted.class)
                .hasMessageContaining(runtime.path() + " belongs to " + MALLORY);
    }

    @Test
    void aSocketOfAnotherUserIsNotTrusted() throws IOException {
        giveAway(runtime.controlSocket());
        isDistrusted(runtime.controlSocket() + " belongs to " + MALLORY);
    }

    @Test
    void aLinkInPlaceOfTheDirectoryIsNotFollowed() throws IOException {
        Path moved = Files.move(runtime.path(), temp.resolve("moved"));
        Files.createSymbolicLink(runtime.path(), moved);
        isDistrusted(runtime.path() + " is not a directory");
    }

    @Test
    void aDirectoryThatOthersCanWriteToIsNotTrusted() throws IOException {
        Files.setPosixFilePermissions(runtime.path(), PosixFilePermissions.fromString("rwxrwx---"));
        isDistrusted("other users can write to " + runtime.path());
    }

    /** The kernel reports which user listens; the file may have been created by another user earlier. */
    @Test
    void rootMayAskAnotherUsersByItsPathOnlyIfThatUserListens() throws IOException {
        giveAway(runtime.controlSocket());
        assertThatThrownBy(() -> TrustedSocket.named(runtime.controlSocket()).connect())
                .isInstanceOf(TrustedSocket.Distrusted.class)
                .hasMessageContaining("runs as root");
    }
}
