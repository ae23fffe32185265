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
 * The socket of a running jforeman as a client finds it. Below {@code /tmp} any user can make a directory of any name
 * first; so the owner of directory and socket is checked, and the kernel is asked which user listens, before anything
 * is sent.
 *
 * @param path of the socket
 * @param directories those above it that have to be the user's; none if the user has written the path
 */
public record TrustedSocket(Path path, List<Path> directories) {
    private static final Set<PosixFilePermission> FOR_OTHERS_TO_CHANGE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** Something of another user's is where a socket of the user's should be. */
    public static final class Distrusted extends IOException {
        private static final long serialVersionUID = 1L;

        Distrusted(String why) {
            super(why);
        }
    }

    /** That of an app directory. */
    public static TrustedSocket of(RuntimeDirectory directory) {
        return new TrustedSocket(directory.controlSocket(), List.of(directory.base(), directory.path()));
    }

    /** One that was found without the user's words. */
    public static TrustedSocket found(Path path) {
        return new TrustedSocket(path, List.of(path.resolveSibling("").normalize()));
    }

    /** One whose path the user has written: root may ask another user's so, which cannot happen by mistake. */
    public static TrustedSocket named(Path path) {
        return new TrustedSocket(path, List.of());
    }

    /**
     * A connection to what listens there; empty if nothing does.
     *
     * @throws Distrusted if it is not the user's
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

    /** Whose socket it is, if there is one and it may be asked. */
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
            return; // so nothing listens in it
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
