package dev.jforeman.checks;

import dev.jforeman.glob.IgnoreRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The files that are ignored in a watched directory: those that always are, those that the {@code .gitignore} files
 * from the top of its repository down name, and those that the watch itself names; the last matching rule counts.
 */
final class IgnoreFiles {
    static final String NAME = ".gitignore";

    /** The maximum size of a file with such lines. */
    private static final int MOST_BYTES = 1 << 20;

    /** Directories of version control, build results, and temporary files of editors. */
    private static final IgnoreRules ALWAYS = IgnoreRules.of(Stream.of(
            ".git",
            ".hg/",
            ".svn/",
            ".jj/",
            "target/",
            "build/",
            "node_modules/",
            "__pycache__/",
            "*.py[co]",
            ".venv/",
            ".tox/",
            ".nox/",
            ".mypy_cache/",
            ".pytest_cache/",
            ".ruff_cache/",
            ".gradle/",
            ".idea/",
            ".vscode/",
            ".DS_Store",
            "*~",
            "*.swp",
            "*.swx",
            ".*.sw[a-px]",
            ".#*",
            "\\#*#",
            "4913",
            "*___jb_tmp___",
            "*___jb_old___"));

    private final Path directory;
    private final IgnoreRules own;
    private final Map<Path, IgnoreRules> read = new ConcurrentHashMap<>();
    private final Map<Path, Path> tops = new ConcurrentHashMap<>();
    private final Map<Below, Boolean> directories = new ConcurrentHashMap<>();

    /** A directory below the root of a glob. */
    private record Below(Path root, Path path) {}

    /**
     * Those for one watch.
     *
     * @param directory what its own lines are relative to
     */
    IgnoreFiles(Path directory, List<String> lines) {
        this.directory = directory;
        this.own = IgnoreRules.of(lines.stream());
    }

    /**
     * Whether a path is left out, or lies in a directory that is. A root that is named in a glob is watched, whatever
     * rules say otherwise; only what lies below it is looked at.
     */
    boolean isLeftOut(Path root, Path path, boolean isDirectory) {
        if (path.equals(root) || path.getParent() == null) {
            return false;
        }
        return isDirectory ? isDirectoryLeftOut(new Below(root, path)) : isLeftOut(new Below(root, path), false);
    }

    private boolean isDirectoryLeftOut(Below below) {
        Boolean known = directories.get(below);
        boolean isLeftOut = known == null ? isLeftOut(below, true) : known;
        directories.put(below, isLeftOut);
        return isLeftOut;
    }

    private boolean isLeftOut(Below below, boolean isDirectory) {
        Path parent = below.path().getParent();
        return (parent != null && isLeftOut(below.root(), parent, true))
                || levels(below)
                        .flatMap(level -> level.isIgnored(below.path(), isDirectory).stream())
                        .reduce(false, (_, last) -> last);
    }

    /** Some rules, and what they are relative to. */
    private record Level(Path base, IgnoreRules rules) {
        Optional<Boolean> isIgnored(Path path, boolean isDirectory) {
            return rules.isIgnored(PathNames.below(base, path), isDirectory);
        }
    }

    private Stream<Level> levels(Below below) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(below.root(), ALWAYS));
        Path top = tops.computeIfAbsent(below.root(), this::top);
        for (Path at = below.path().getParent(); at != null && at.startsWith(top); at = at.getParent()) {
            levels.add(1, new Level(at, read.computeIfAbsent(at, IgnoreFiles::read)));
        }
        levels.add(new Level(below.path().startsWith(directory) ? directory : below.root(), own));
        return levels.stream();
    }

    /** The top of the repository. */
    private Path top(Path root) {
        for (Path at = root; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at;
            }
        }
        return root.startsWith(directory) ? directory : root;
    }

    /** A file that cannot be read has no rules. */
    private static IgnoreRules read(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return IgnoreRules.NONE;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            String text = new String(bytes.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return IgnoreRules.of(text.lines().map(line -> line.startsWith("\ufeff") ? line.substring(1) : line));
        } catch (IOException _) {
            return IgnoreRules.NONE;
        }
    }
}
