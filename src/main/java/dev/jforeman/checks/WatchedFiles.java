package dev.jforeman.checks;

import dev.jforeman.model.Checks.WatchRule;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which files count. */
final class WatchedFiles {
    /** Where versions and what is made of the sources lie. */
    private static final Set<String> NEVER = Set.of(".git", ".hg", ".svn", "target", "build", "node_modules");

    private final Path directory;
    private final List<FileGlob> paths;
    private final List<FileGlob> ignored;
    private final List<GitIgnore> gitIgnores;

    /**
     * The files of a rule.
     *
     * @param directory what its globs are relative to, absolute
     */
    WatchedFiles(Path directory, WatchRule rule) {
        this.directory = directory.normalize();
        this.paths = rule.paths().stream().map(FileGlob::new).toList();
        this.ignored = rule.ignored().stream().map(FileGlob::new).toList();
        this.gitIgnores = GitIgnore.above(this.directory);
    }

    /** Directories that hold everything that counts, none inside another; each exists. */
    List<Path> roots() {
        List<Path> all = paths.stream()
                .map(glob -> existing(directory.resolve(glob.root()).normalize()))
                .distinct()
                .toList();
        return all.stream()
                .filter(root -> all.stream().noneMatch(other -> !root.equals(other) && root.startsWith(other)))
                .toList();
    }

    private static Path existing(Path path) {
        Path at = path;
        while (!Files.isDirectory(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    /** Whether a change of this file counts. */
    boolean isWatched(Path absolute) {
        Path relative = directory.relativize(absolute);
        return paths.stream().anyMatch(glob -> glob.matches(relative)) && !isLeftOut(absolute);
    }

    /**
     * Whether a file or directory does not count, or lies in one that does not. Who names an ignored directory in a
     * glob wants it: only what lies below the root of a glob is looked at.
     */
    boolean isLeftOut(Path absolute) {
        Path root = rootOf(absolute);
        for (Path at = absolute; at != null && !at.equals(root); at = at.getParent()) {
            if (isNamedAsIgnored(at)) {
                return true;
            }
        }
        return false;
    }

    private Path rootOf(Path absolute) {
        return paths.stream()
                .map(glob -> directory.resolve(glob.root()).normalize())
                .filter(absolute::startsWith)
                .max((one, other) -> Integer.compare(one.getNameCount(), other.getNameCount()))
                .orElse(directory);
    }

    private boolean isNamedAsIgnored(Path path) {
        String name = path.getFileName().toString();
        return NEVER.contains(name)
                || isOfAnEditor(name)
                || ignored.stream().anyMatch(glob -> glob.matches(directory.relativize(path)))
                || gitIgnores.stream().anyMatch(file -> file.names(path));
    }

    /** What editors put beside a file while it is open. */
    private static boolean isOfAnEditor(String name) {
        return name.endsWith("~") || name.endsWith(".swp") || name.endsWith(".swx") || name.startsWith(".#");
    }

    /**
     * A glob as people mean it: one that names a directory means everything in it, and a leading {@code **}{@code /} may
     * stand for nothing.
     */
    static final class FileGlob {
        private static final String ANYWHERE = "**/";
        private static final String WILDCARDS = "*?[{\\";

        private final String text;
        private final List<PathMatcher> matchers;

        FileGlob(String text) {
            this.text = text.startsWith("./") ? text.substring(2) : text;
            Stream<String> forms = this.text.startsWith(ANYWHERE)
                    ? Stream.of(this.text, this.text.substring(ANYWHERE.length()))
                    : Stream.of(this.text);
            this.matchers = forms.map(form -> FileSystems.getDefault().getPathMatcher("glob:" + form))
                    .toList();
        }

        /** Whether a path, relative to where the glob counts, or a directory above it matches. */
        boolean matches(Path relative) {
            for (int names = relative.getNameCount(); names > 0; names--) {
                Path upTo = relative.subpath(0, names);
                if (matchers.stream().anyMatch(matcher -> matcher.matches(upTo))) {
                    return true;
                }
            }
            return false;
        }

        /** The directory below which everything lies that can match: the part in front of the first wildcard. */
        Path root() {
            Path root = Path.of("");
            for (String name : text.split("/", -1)) {
                if (name.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0)) {
                    return root;
                }
                root = root.resolve(name);
            }
            return root;
        }
    }
}
