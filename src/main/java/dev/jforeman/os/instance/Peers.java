package dev.jforeman.os.instance;

import dev.jforeman.os.kernel.User;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/**
 * Checks the user at the other end of a Unix socket, as reported by the kernel (<a
 * href="https://man7.org/linux/man-pages/man7/unix.7.html">SO_PEERCRED</a>). The socket's path does not identify that
 * user, and an open socket can be passed to another process.
 *
 * @param self the user this process acts for
 * @param root trusted because root could do everything anyway
 */
public record Peers(UserPrincipal self, UserPrincipal root) {
    private static final int ROOT = 0;

    /** Compares user ids and not names: several users may have root's id. */
    public static Peers ofThisUser() throws IOException {
        return new Peers(user(User.effectiveId()), user(ROOT));
    }

    static UserPrincipal user(int id) throws IOException {
        return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(String.valueOf(id));
    }

    static UserPrincipal at(SocketChannel channel) throws IOException {
        return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
    }

    /** Whether a server accepts requests from this client: its user must be our own or root. */
    public boolean mayAsk(SocketChannel channel) throws IOException {
        return mayAsk(at(channel));
    }

    boolean mayAsk(UserPrincipal peer) {
        return peer.equals(self) || peer.equals(root);
    }
}
