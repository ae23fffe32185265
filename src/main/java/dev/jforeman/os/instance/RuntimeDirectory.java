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
 * The private place of one app directory for what matters only while jforeman runs there: its pid, the record of its
 * process groups, the control socket. Every process that names the same app directory finds the same place, and no other user than
 * the user can look into it.
 *
 * <p>It lies under {@code XDG_RUNTIME_DIR}, if that is short enough, which is the user's alone and gone after a restart of the machine
 * (<a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG base directories</a>), else under
 * {@code /tmp}. Its name is short, because the path of a socket may have only about 100 bytes.
 *
 * @param app the app directory, without symbolic links
 * @param base holds the directories of all the user's apps
 * @param name of this one in {@code base}
 */
public record RuntimeDirectory(Path app, Path base, String name) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final String GROUPS = "groups-";

    /**
     * That of an app directory; nothing is created yet.
     *
     * @param environment of the caller
     */
    public static RuntimeDirectory of(Path appDirectory, Map<String, String> environment) {
        Path app = realPath(appDirectory);
        return new RuntimeDirectory(app, base(environment), shortName(app));
    }

    /** The directory may be gone by now although the jforeman in it still runs. */
    private static Path realPath(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException _) {
            return directory.toAbsolutePath().normalize();
        }
    }

    /** After {@code sudo} the variable may still name the directory of another user. */
    private static Path base(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .map(PathText::path)
                .filter(Path::isAbsolute)
                .filter(RuntimeDirectory::isPrivate)
                .filter(RuntimeDirectory::isShort)
                .map(own -> own.resolve("jforeman"))
                .orElseGet(() -> Path.of("/tmp/jforeman-" + User.effectiveId()));
    }

    /** Whether a socket below it can have an address, which on no system has less than 104 bytes, a last 0 included. */
    private static boolean isShort(Path own) {
        int most = 103;
        int below = "/jforeman/0123456789abcdef/control".length();
        return PathText.bytes(own).length + below <= most;
    }

    /** FNV-1a with 64 bits: a digest of the JDK would load a security provider on the way to the first child. */
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

    /** Where a running jforeman listens. */
    public Path controlSocket() {
        return path().resolve("control");
    }

    /** Where the jforeman listens that has claimed the app directory, see {@link DirectoryClaim}. */
    public Optional<Path> socketOfHolder() {
        OptionalLong holder = DirectoryClaim.holder(app);
        return holder.isPresent()
                ? DirectoryClaim.socketOf(
                        holder.getAsLong(), controlSocket().getFileName().toString())
                : Optional.empty();
    }

    /** Locked as long as jforeman runs. */
    Path lockFile() {
        return path().resolve("lock");
    }

    /** The process groups that we have started and that live. */
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

    /** Those of the user's other apps; which app that is cannot be told from its name. */
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
     * Makes sure that it exists and is the user's alone. It may be removed again as soon as no {@link RemovalGuard} is held,
     * unless its lock is.
     *
     * @throws IOException if it cannot be created, or was created by another user
     */
    public void create() throws IOException {
        createBase();
        createPrivate(path());
    }

    /** The same for a directory in it. */
    public Path createIn(String directory) throws IOException {
        create();
        Path path = path().resolve(directory);
        createPrivate(path);
        return path;
    }

    void createBase() throws IOException {
        createPrivate(base);
    }

    /** Gives directories and records the time of now, but not the lock: opened a second time and closed, it would be lost. */
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

    /** A symbolic link is not a directory, whatever its owner. */
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
