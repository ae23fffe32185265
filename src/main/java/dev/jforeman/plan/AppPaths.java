package dev.jforeman.plan;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.model.PathText;
import dev.jforeman.plan.Resolved.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The paths of an app, by foreman's rules for {@code -f} and {@code -d}.
 *
 * @param current the directory jforeman was started in, absolute
 * @param procfile {@code -f}; else {@code Procfile} in {@code -d}; else {@code Procfile} in the current directory
 * @param directory the working directory of the processes: {@code -d}, else the Procfile's directory
 * @param envDirectory the directory of the default {@code .env}: {@code -d}, else the current directory
 */
public record AppPaths(Path current, NamedPath procfile, Path directory, Path envDirectory) {
    private static final String ENV = ".env";

    public static AppPaths resolve(Path current, Optional<String> procfile, Optional<String> root) {
        Optional<Path> rootPath =
                root.map(text -> PathText.resolve(current, text)).map(Path::normalize);
        Path path = procfile.map(text -> PathText.resolve(current, text))
                .orElse(rootPath.orElse(current).resolve("Procfile"))
                .normalize();
        String name = procfile.orElseGet(() -> shortName(current, path));
        return new AppPaths(
                current, new NamedPath(name, path), rootPath.orElse(parent(path)), rootPath.orElse(current));
    }

    /**
     * Chooses the env files: those of {@code -e}, which must exist, or the default {@code .env} if it exists.
     *
     * @param list the names in {@code -e}, later files win; an empty list for no file at all
     * @param exists whether a path exists
     * @param isFile whether it can be read as a file; a directory named {@code .env} is ignored
     */
    public Resolved<List<NamedPath>> envFiles(
            Optional<List<String>> list, Predicate<Path> exists, Predicate<Path> isFile) {
        return list.map(names -> listed(names, exists)).orElseGet(() -> new UsualEnvFile(this, isFile).choose());
    }

    private Resolved<List<NamedPath>> listed(List<String> names, Predicate<Path> exists) {
        List<NamedPath> files = names.stream().map(this::fromCurrent).toList();
        List<Problem> missing = files.stream()
                .filter(file -> !exists.test(file.path()))
                .map(file -> new Problem(ExitCode.FILE_MISSING, "env file " + file.name() + " does not exist"))
                .toList();
        return new Resolved<>(files, missing, List.of());
    }

    /** A file in the directory of the Procfile. */
    public NamedPath besideProcfile(String name) {
        return named(parent(procfile.path()).resolve(name));
    }

    /** A file as named on the command line. */
    public NamedPath fromCurrent(String name) {
        return new NamedPath(name, PathText.resolve(current, name).normalize());
    }

    /** A file as named in the settings. */
    public NamedPath fromDirectory(String name) {
        return named(PathText.resolve(directory, name).normalize());
    }

    NamedPath usualEnvFile() {
        return named(envDirectory.resolve(ENV));
    }

    /** The {@code .env} beside the Procfile, which a user may expect to be read. */
    NamedPath envFileBesideProcfile() {
        return besideProcfile(ENV);
    }

    private NamedPath named(Path path) {
        return new NamedPath(shortName(current, path), path);
    }

    private static String shortName(Path current, Path path) {
        return PathText.of(path.startsWith(current) ? current.relativize(path) : path);
    }

    private static Path parent(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    /** The env file that is read if none is named. */
    private record UsualEnvFile(AppPaths paths, Predicate<Path> isFile) {
        Resolved<List<NamedPath>> choose() {
            NamedPath usual = paths.usualEnvFile();
            List<NamedPath> files = isFile.test(usual.path()) ? List.of(usual) : List.of();
            return Resolved.withRemarks(files, overlooked(files));
        }

        private List<String> overlooked(List<NamedPath> read) {
            NamedPath beside = paths.envFileBesideProcfile();
            if (beside.path().equals(paths.usualEnvFile().path()) || !isFile.test(beside.path())) {
                return List.of();
            }
            String instead = read.isEmpty() ? "" : ", " + read.getFirst().name() + " is";
            return List.of(beside.name() + " beside the Procfile is not read" + instead + " (-e " + beside.name()
                    + " reads it)");
        }
    }

    /**
     * A file with its name in messages and its path.
     *
     * @param name as the user wrote it, or the short name of a default file
     * @param path absolute
     */
    public record NamedPath(String name, Path path) {}
}
