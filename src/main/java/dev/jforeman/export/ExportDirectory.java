package dev.jforeman.export;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.diagnostic.WriteFailure;
import dev.jforeman.export.Change.Kind;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.model.ByteText;
import dev.jforeman.model.PathText;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The directory an export is written to. Each file is replaced atomically, and its permissions are set before it gets its
 * name, so that no process can read a partial file or an unprotected secret.
 *
 * @param directory absolute path; the directory is created if it does not exist
 * @param format the name of the format
 * @param app the name of the app on the target
 */
public record ExportDirectory(Path directory, String format, String app) {

    /**
     * Compares the files of an export with the directory. Files that are up to date are not in the result.
     *
     * @param files all files of the export
     * @param isForced whether files that were not written by an export are overwritten too
     * @throws Refusal if the directory cannot be read
     */
    public List<Change> changes(List<ExportFile> files, boolean isForced) throws Refusal {
        try {
            Manifest earlier = manifest();
            List<Change> changes = new ArrayList<>();
            for (ExportFile file : files) {
                change(file, earlier, isForced).ifPresent(changes::add);
            }
            Set<String> current = files.stream().map(ExportFile::path).collect(Collectors.toCollection(HashSet::new));
            for (String path : earlier.digests().keySet()) {
                if (!current.contains(path)) {
                    stale(path, earlier).ifPresent(changes::add);
                }
            }
            return changes;
        } catch (IOException e) {
            throw refusal("read", e);
        }
    }

    /**
     * Writes and removes files.
     *
     * @param changes the result of {@link #changes} for the same files
     * @throws Refusal if a file cannot be written or removed
     */
    public void apply(List<Change> changes, List<ExportFile> files) throws Refusal {
        try {
            Files.createDirectories(directory);
            Manifest now = Manifest.of(files);
            write(Manifest.path(format, app), manifest().and(now).text(), Access.SECRET);
            Set<String> touched = changes.stream().map(Change::path).collect(Collectors.toCollection(HashSet::new));
            for (ExportFile file : files) {
                if (touched.contains(file.path())) {
                    write(file.path(), file.content(), file.access());
                }
            }
            for (Change change : changes) {
                if (change.kind() == Kind.REMOVE) {
                    remove(change.path());
                }
            }
            write(Manifest.path(format, app), now.text(), Access.SECRET);
        } catch (IOException e) {
            throw refusal("write", e);
        }
    }

    private Manifest manifest() throws IOException {
        return Manifest.parse(read(Manifest.path(format, app)).orElse(""));
    }

    private Optional<Change> change(ExportFile file, Manifest earlier, boolean isForced) throws IOException {
        Optional<String> before = read(file.path());
        boolean isSame = before.equals(Optional.of(file.content()));
        if (isSame && hasPermissions(file)) {
            return Optional.empty();
        }
        boolean isOurs = before.isEmpty() || isSame || isForced || earlier.has(file.path());
        Kind replace = isOurs ? Kind.OVERWRITE : Kind.REFUSE;
        Kind kind = before.isEmpty() ? Kind.CREATE : isSame ? Kind.PROTECT : replace;
        return Optional.of(
                new Change(kind, file.path(), file.access().isSecret(), before, Optional.of(file.content())));
    }

    private Optional<Change> stale(String path, Manifest earlier) throws IOException {
        Path file = directory.resolve(path).normalize();
        if (!file.startsWith(directory) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(file);
        Kind kind = earlier.wrote(path, content) ? Kind.REMOVE : Kind.KEEP;
        boolean isSecret = !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                .endsWith("r--");
        return Optional.of(new Change(kind, path, isSecret, Optional.of(ByteText.decode(content)), Optional.empty()));
    }

    private Optional<String> read(String path) throws IOException {
        Path file = directory.resolve(path);
        return Files.exists(file) ? Optional.of(ByteText.decode(Files.readAllBytes(file))) : Optional.empty();
    }

    private boolean hasPermissions(ExportFile file) throws IOException {
        String permissions =
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file.path())));
        return permissions.equals(file.access().permissions());
    }

    private void write(String path, String content, Access access) throws IOException {
        Path file = directory.resolve(path);
        Path folder = Optional.ofNullable(file.getParent()).orElse(directory);
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, ".jforeman", ".part");
        try {
            Files.write(part, ByteText.encode(content));
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString(access.permissions()));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Removes the file and the folders that are empty without it. */
    private void remove(String path) throws IOException {
        Files.deleteIfExists(directory.resolve(path));
        for (Path folder = Path.of(path).getParent(); folder != null; folder = folder.getParent()) {
            if (!isEmpty(directory.resolve(folder))) {
                return;
            }
            Files.delete(directory.resolve(folder));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private Refusal refusal(String action, IOException e) {
        String file = e instanceof FileSystemException named ? String.valueOf(named.getFile()) : PathText.of(directory);
        return new Refusal(ExitCode.CANNOT_WRITE, "cannot " + action + " " + file + ": " + WriteFailure.reason(e));
    }
}
