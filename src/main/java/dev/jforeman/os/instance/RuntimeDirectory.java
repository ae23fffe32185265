package dev.jforeman.os.instance;

import dev.jforeman.model.PathText;
import dev.jforeman.os.kernel.DirectoryClaim;
import dev.jforeman.os.kernel.User;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A private directory for data of one app directory that matters only while jforeman runs there: its pid, the record of
 * its process groups, the control socket. Every process that uses the same app directory finds it, and other users
 * cannot access it.
 *
 * <p>It is below {@code XDG_RUNTIME_DIR} (<a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG
 * base directories</a>), which belongs to the user and is empty after a reboot, if that path is short enough. Otherwise
 * it is below {@code /tmp}. Its name is short, because the path of a socket is limited to about 100 bytes.
 *
 * @param app the app directory, without symbolic links
 * @param base the directory that contains those of all the user's apps
 * @param name its name in {@code base}
 */
public record RuntimeDirectory(Path app, Path base, String name) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final String GROUPS = "groups-";

    /**
     * The runtime directory of an app directory. Creates nothing.
     *
     * @param environment that of the caller
     */
    public static RuntimeDirectory of(Path appDirectory, Map<String, String> environment) {
        Path app = realPath(appDirectory);
        return new RuntimeDirectory(app, base(environment), shortName(app));
    }

    /** The directory may have been removed although jforeman still runs in it. */
    private static Path realPath(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException _) {
            return directory.toAbsolutePath().normalize();
        }
    }

    /** After {@code sudo}, the variable may still name another user's directory. */
    private static Path base(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .map(PathText::path)
                .filter(Path::isAbsolute)
                .filter(RuntimeDirectory::isPrivate)
                .filter(RuntimeDirectory::isShort)
                .map(own -> own.resolve("jforeman"))
                .orElseGet(() -> Path.of("/tmp/jforeman-" + User.effectiveId()));
    }

    /**
     * Whether the path of a socket in it is short enough: every system allows at least 104 bytes, including the final
     * NUL.
     */
    private static boolean isShort(Path own) {
        int most = 103;
        int below = "/jforeman/0123456789abcdef/control".length();
        return PathText.bytes(own).length + below <= most;
    }

    /** FNV-1a with 64 bits. A digest of the JDK would load a security provider before the first child starts. */
    private static String shortName(Path app) {
        long hash = 0xcbf29ce484222325L;
        for (char c : PathText.of(app).toCharArray()) {
            hash = (hash ^ c) * 0x100000001b3L;
        }
        return HexFormat.of().toHexDigits(hash);
    }

    /** Absolute. */
    public Path path() {
        return base.resolve(name);
    }

    /** The socket of the running jforeman. */
    public Path controlSocket() {
        return path().resolve("control");
    }

    /** The socket of the jforeman that has claimed the app directory, see {@link DirectoryClaim}. */
    public Optional<Path> socketOfHolder() {
        OptionalLong holder = DirectoryClaim.holder(app);
        return holder.isPresent()
                ? DirectoryClaim.socketOf(
                        holder.getAsLong(), controlSocket().getFileName().toString())
                : Optional.empty();
    }

    /** The file that is locked while jforeman runs. */
    Path lockFile() {
        return path().resolve("lock");
    }

    /** The record of the live process groups that we have started. */
    public Path ownGroupsFile() {
        return path().resolve(GROUPS + ProcessHandle.current().pid());
    }

    static boolean isGroupsFile(Path file) {
        return file.getFileName().toString().startsWith(GROUPS);
    }

    /** See {@link RemovalGuard}. */
    Path guardFile() {
        return base.resolve("guard");
    }

    /** The directories of the user's other apps. Their names do not tell which apps these are. */
    List<RuntimeDirectory> others() throws IOException {
        List<RuntimeDirectory> others = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(base, RuntimeDirectory::isPrivate)) {
            for (Path entry : entries) {
                String other = entry.getFileName().toString();
                if (!other.equals(name)) {
                    others.add(new RuntimeDirectory(entry, base, other));
                }
            }
        }
        return others;
    }

    /**
     * Creates it if necessary and makes sure that it is accessible only to this user. It may be removed as soon as no
     * {@link RemovalGuard} is held, unless its lock is.
     *
     * @throws IOException if it cannot be created, or if another user created it
     */
    public void create() throws IOException {
        createBase();
        createPrivate(path());
    }

    /** The same for a subdirectory. */
    public Path createIn(String directory) throws IOException {
        create();
        Path path = path().resolve(directory);
        createPrivate(path);
        return path;
    }

    void createBase() throws IOException {
        createPrivate(base);
    }

    /**
     * Sets the times of directories and records to now. The lock file is left out: opening and closing it a second time
     * would release the lock.
     */
    void refresh() throws IOException {
        FileTime now = FileTime.fromMillis(System.currentTimeMillis());
        Files.setLastModifiedTime(base, now);
        Files.setLastModifiedTime(path(), now);
        try (DirectoryStream<Path> records = Files.newDirectoryStream(path(), RuntimeDirectory::isGroupsFile)) {
            for (Path record : records) {
                Files.setLastModifiedTime(record, now);
            }
        }
    }

    private static void createPrivate(Path directory) throws IOException {
        try {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException _) {
            if (!isPrivate(directory)) {
                throw new IOException(PathText.of(directory) + " must be a directory that only you can access");
            }
        }
    }

    /** A symbolic link is not accepted, regardless of its owner. */
    private static boolean isPrivate(Path directory) {
        try {
            PosixFileAttributes found =
                    Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isDirectory() && found.permissions().equals(OWNER_ONLY) && isOurs(directory);
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isOurs(Path directory) throws IOException {
        Object owner = Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return owner.equals(User.effectiveId());
    }
}
