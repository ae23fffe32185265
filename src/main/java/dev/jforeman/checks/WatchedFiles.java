package dev.jforeman.checks;

import dev.jforeman.glob.PathGlob;
import dev.jforeman.model.Checks.WatchRule;
import dev.jforeman.model.PathText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files that are watched. Paths here are as the user writes them, including links; each is absolute. */
final class WatchedFiles {
    private static final Pattern LOG_FILE = Pattern.compile(".*\\.log(?:\\.[0-9]+)?");

    private final Path directory;
    private final Optional<Path> logs;
    private final List<RootedGlob> globs = new ArrayList<>();
    private final IgnoreFiles ignored;

    /** A glob and the path that it begins with. */
    private record RootedGlob(Path root, PathGlob glob) {
        boolean matches(Path file) {
            return file.startsWith(root) && glob.matches(PathNames.below(root, file));
        }

        /** Whether it leads into a directory, or through it. */
        boolean leadsTo(Path directory) {
            return root.startsWith(directory)
                    || (directory.startsWith(root) && glob.mayMatchIn(PathNames.below(root, directory)));
        }
    }

    /**
     * The files of a rule.
     *
     * @param directory what its globs are relative to, absolute
     * @param logs where jforeman itself writes log files, which never count
     */
    WatchedFiles(Path directory, WatchRule rule, Optional<Path> logs) {
        this.directory = directory.normalize();
        this.logs = logs.map(WatchedFiles::real);
        this.ignored = new IgnoreFiles(this.directory, rule.ignored());
        rule.paths().forEach(this::add);
    }

    private void add(String text) {
        PathGlob.of(text)
                .forEach(glob -> globs.add(
                        new RootedGlob(PathText.resolve(directory, glob.root()).normalize(), glob)));
    }

    /** What the globs begin with, whether it exists or not. */
    List<Path> roots() {
        return globs.stream().map(RootedGlob::root).distinct().toList();
    }

    /** Whether something in this directory may count. */
    boolean enters(Path path) {
        return globs.stream()
                .anyMatch(glob -> glob.leadsTo(path)
                        && (glob.root().startsWith(path) || !ignored.isLeftOut(glob.root(), path, true)));
    }

    /** Whether a change of this file counts. */
    boolean counts(Path file) {
        return globs.stream().anyMatch(glob -> glob.matches(file) && !ignored.isLeftOut(glob.root(), file, false))
                && !isOurs(file);
    }

    private boolean isOurs(Path file) {
        Path parent = file.getParent();
        return logs.isPresent()
                && parent != null
                && LOG_FILE.matcher(file.getFileName().toString()).matches()
                && real(parent).equals(logs.get());
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            return path.normalize();
        }
    }

    /** The name of a file in messages. */
    String shown(Path file) {
        return file.startsWith(directory) && !file.equals(directory)
                ? PathText.of(directory.relativize(file))
                : PathText.of(file);
    }
}
