package dev.jforeman.os.instance;

import dev.jforeman.os.kernel.User;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/**
 * The user at the other end of a Unix socket, as the kernel reports it
 * (<a href="https://man7.org/linux/man-pages/man7/unix.7.html">SO_PEERCRED</a>): a path says nothing about that, and a
 * socket can be handed over.
 *
 * @param self the user this process acts for
 * @param root which could do all of it anyway
 */
public record Peers(UserPrincipal self, UserPrincipal root) {
    private static final int ROOT = 0;

    /** By their numbers, which is what counts: more than one user may have the number of root. */
    public static Peers ofThisUser() throws IOException {
        return new Peers(user(User.effectiveId()), user(ROOT));
    }

    static UserPrincipal user(int id) throws IOException {
        return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(String.valueOf(id));
    }

    static UserPrincipal at(SocketChannel channel) throws IOException {
        return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
    }

    /** Whether a server takes requests from there: of its own user and of root. */
    public boolean mayAsk(SocketChannel channel) throws IOException {
        return mayAsk(at(channel));
    }

    boolean mayAsk(UserPrincipal peer) {
        return peer.equals(self) || peer.equals(root);
    }
}
