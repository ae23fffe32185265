package dev.jforeman.control.server;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/**
 * Who may ask: the user jforeman runs as, and root, who could do all of it anyway. The kernel says who is at the other
 * end (<a href="https://man7.org/linux/man-pages/man7/unix.7.html">SO_PEERCRED</a>); the directory of the socket keeps
 * others out too, but a socket that was handed over, or a directory somebody opened, does not.
 */
record Peers(UserPrincipal owner) {
    private static final String ROOT = "root";

    static Peers ofOwner(Path socket) throws IOException {
        return new Peers(Files.getOwner(socket));
    }

    boolean mayAsk(SocketChannel channel) throws IOException {
        return isTrusted(channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user());
    }

    boolean isTrusted(UserPrincipal peer) {
        return peer.equals(owner) || peer.getName().equals(ROOT);
    }
}
