package dev.jforeman.os.instance;

import dev.jforeman.os.kernel.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Directories in which no other user can replace our files. */
public final class PrivateDirectory {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final int ROOT = 0;
    private static final int FOR_OTHERS = 0077;
    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;

    private PrivateDirectory() {}

    /** Creates it and its missing parents, accessible only to this user. */
    public static Path create(Path directory) throws IOException {
        return Files.createDirectories(directory, OWNER_ONLY);
    }

    /**
     * Whether we can write to it, and no other user can replace it or one of its parents. Directories below one that
     * other users cannot enter are safe from them.
     */
    public static boolean isOurs(Path directory) {
        try {
            Path path = directory.toRealPath();
            boolean isSafe = true;
            boolean isShut = false;
            for (int names = 0; names <= path.getNameCount(); names++) {
                Stat found =
                        Stat.of(names == 0 ? path.getRoot() : path.getRoot().resolve(path.subpath(0, names)));
                isSafe &= isShut || found.isSafe();
                isShut |= found.isShut();
            }
            return isSafe && Stat.of(path).isOwn() && Files.isWritable(path);
        } catch (IOException _) {
            return false;
        }
    }

    /** The attributes of a directory. */
    private record Stat(int mode, int user, int group) {
        static Stat of(Path directory) throws IOException {
            return new Stat(number(directory, "mode"), number(directory, "uid"), number(directory, "gid"));
        }

        private static int number(Path directory, String attribute) throws IOException {
            return (Integer) Files.getAttribute(directory, "unix:" + attribute);
        }

        boolean isOwn() {
            return user == User.effectiveId();
        }

        boolean isShut() {
            return isOwn() && (mode & FOR_OTHERS) == 0;
        }

        /** On many systems each user has a private group with the user's own number. */
        boolean isSafe() {
            boolean isShared = (mode & OTHERS_WRITE) != 0 || ((mode & GROUP_WRITES) != 0 && group != user);
            return (isOwn() || user == ROOT) && (!isShared || (mode & STICKY) != 0);
        }
    }
}
