package dev.jforeman.os.instance;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.model.PathText;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The socket of a running jforeman, as a client finds it. Below {@code /tmp}, any user can create a directory with this
 * name first. So the owner of directory and socket is checked, and the kernel is asked which user is listening, before
 * anything is sent.
 *
 * @param path the path of the socket
 * @param directories its parent directories that must belong to the user; none if the user has named the path
 */
public record TrustedSocket(Path path, List<Path> directories) {
    private static final Set<PosixFilePermission> FOR_OTHERS_TO_CHANGE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** The socket or directory belongs to another user. */
    public static final class Distrusted extends IOException {
        private static final long serialVersionUID = 1L;

        Distrusted(String why) {
            super(why);
        }
    }

    /** The socket of an app directory. */
    public static TrustedSocket of(RuntimeDirectory directory) {
        return new TrustedSocket(directory.controlSocket(), List.of(directory.base(), directory.path()));
    }

    /** A socket whose path was found automatically. */
    public static TrustedSocket found(Path path) {
        return new TrustedSocket(path, List.of(path.resolveSibling("").normalize()));
    }

    /**
     * A socket whose path the user has named. root may use another user's socket in this way, because it cannot happen
     * by mistake.
     */
    public static TrustedSocket named(Path path) {
        return new TrustedSocket(path, List.of());
    }

    /**
     * A connection to the socket; empty if no process is listening.
     *
     * @throws Distrusted if it does not belong to the user
     */
    public Optional<SocketChannel> connect() throws Distrusted {
        try {
            Peers peers = Peers.ofThisUser();
            Optional<UserPrincipal> owner = owner(peers);
            return owner.isPresent() ? Optional.of(connect(owner.get())) : Optional.empty();
        } catch (Distrusted e) {
            throw e;
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The owner of the socket, if it exists and may be used. */
    private Optional<UserPrincipal> owner(Peers peers) throws IOException {
        for (Path directory : directories) {
            checkDirectory(directory, peers.self());
        }
        try {
            UserPrincipal owner = attributes(path).owner();
            boolean isForRoot = directories.isEmpty() && peers.self().equals(peers.root());
            check(isForRoot || owner.equals(peers.self()), path, owner);
            return Optional.of(owner);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static void checkDirectory(Path directory, UserPrincipal self) throws IOException {
        try {
            PosixFileAttributes found = attributes(directory);
            check(found.owner().equals(self), directory, found.owner());
            if (!found.isDirectory()) {
                throw new Distrusted(PathText.of(directory) + " is not a directory");
            }
            if (found.permissions().stream().anyMatch(FOR_OTHERS_TO_CHANGE::contains)) {
                throw new Distrusted("other users can write to " + PathText.of(directory));
            }
        } catch (NoSuchFileException _) {
            return; // no process is listening in it
        }
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static void check(boolean isFair, Path path, UserPrincipal owner) throws Distrusted {
        if (!isFair) {
            throw new Distrusted(PathText.of(path) + " belongs to " + Excerpt.harmless(owner.getName()));
        }
    }

    private SocketChannel connect(UserPrincipal owner) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        try {
            UserPrincipal peer = Peers.at(channel);
            if (!peer.equals(owner)) {
                throw new Distrusted(
                        "what listens at " + PathText.of(path) + " runs as " + Excerpt.harmless(peer.getName()));
            }
            return channel;
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }
}
