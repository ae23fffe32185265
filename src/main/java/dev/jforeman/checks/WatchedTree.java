package dev.jforeman.checks;

import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The directories and files that count, as they are now. Links are followed, so a file has the path that the kernel
 * uses, and those by which users reach it.
 */
final class WatchedTree implements FileTreeVisitor {
    private static final int MOST_LINKS = 1_000;
    private static final int MOST_NESTED_LINKS = 8;

    private final WatchedFiles files;
    private final Consumer<Path> whenChanged;
    private final long since;
    private final List<Place> places = new CopyOnWriteArrayList<>();
    private final Map<Path, Long> stamps = new ConcurrentHashMap<>();
    private final Map<Path, String> identities = new ConcurrentHashMap<>();
    private final Map<Path, IOException> unwatched = new ConcurrentHashMap<>();

    /** A directory to begin with, or the target of a link. */
    private record Place(Path real, Path named) {
        Path nameOf(Path path) {
            return named.resolve(real.relativize(path));
        }
    }

    /**
     * A tree that is not looked at yet.
     *
     * @param whenChanged told of a file that has changed before changes were noticed
     * @param since from when on that counts, in milliseconds of the wall clock
     */
    WatchedTree(WatchedFiles files, Consumer<Path> whenChanged, long since) {
        this.files = files;
        this.whenChanged = whenChanged;
        this.since = since;
    }

    /** The directories to begin with; a root that is a file, or not there, is seen from the directory it is in. */
    List<Path> begin() throws IOException {
        for (Path root : files.roots()) {
            Path parent = root.getParent();
            identities.put(root, identity(root));
            if (Files.isDirectory(root)) {
                places.add(new Place(root.toRealPath(), root));
            } else if (parent != null) {
                identities.put(parent, identity(parent));
                if (Files.isDirectory(parent)) {
                    places.add(new Place(parent.toRealPath(), parent));
                }
            }
        }
        return directories();
    }

    /** The directories that one begins with, and those that links lead to. */
    List<Path> directories() {
        return places.stream()
                .map(Place::real)
                .distinct()
                .filter(Files::isDirectory)
                .toList();
    }

    /** The directory or linked file that a path means now; empty for a plain file, and for what does not exist. */
    private static String identity(Path path) {
        try {
            Path real = path.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            return attributes.isDirectory()
                    ? real + " " + attributes.fileKey()
                    : Files.isSymbolicLink(path) ? real + "" : "";
        } catch (IOException _) {
            return "";
        }
    }

    /** Whether a path that one began with, or a link, means something else than before. */
    boolean isMoved() {
        return identities.entrySet().stream()
                .anyMatch(place -> !identity(place.getKey()).equals(place.getValue()));
    }

    /** Whether {@link #isMoved} may have another answer because of this path. */
    boolean isPlace(Path named) {
        return identities.containsKey(named);
    }

    /** A directory that cannot be watched, and why. */
    Optional<Map.Entry<Path, IOException>> unwatched() {
        return unwatched.entrySet().stream().findFirst();
    }

    int unwatchedCount() {
        return unwatched.size();
    }

    /** The paths by which users reach a path. */
    List<Path> names(Path real) {
        return places.stream()
                .filter(place -> real.startsWith(place.real()))
                .map(place -> place.nameOf(real))
                .distinct()
                .toList();
    }

    /** The first of them that counts. */
    Optional<Path> counted(Path real) {
        return names(real).stream().filter(files::counts).findFirst();
    }

    /** Whether a file is not as it was when one looked at it last: its mode alone makes no difference. */
    boolean isChanged(Path real) {
        return stamp(real).map(now -> !now.equals(stamps.put(real, now))).orElse(false);
    }

    /** Notes a file; only files and links to some are known. */
    boolean isKnown(Path real) {
        stamp(real).ifPresent(now -> stamps.put(real, now));
        return stamps.containsKey(real);
    }

    /** Whether this file was known, or for a directory one in it; it is no more. */
    boolean forget(Path real) {
        return stamps.keySet().removeIf(file -> file.startsWith(real));
    }

    private static Optional<Long> stamp(Path file) {
        return attributes(file).flatMap(WatchedTree::stamp);
    }

    private static Optional<BasicFileAttributes> attributes(Path file) {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<Long> stamp(BasicFileAttributes attributes) {
        long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        return attributes.isRegularFile() ? Optional.of(31 * modified + attributes.size()) : Optional.empty();
    }

    @Override
    public void recursiveVisitFiles(Path start, Callback onDirectory, Callback onFile) throws IOException {
        for (Path named : names(start)) {
            new Walk(new Place(start, named), List.of(), onDirectory, onFile).run();
        }
    }

    /** A directory that is left out is not even entered. */
    private final class Walk extends SimpleFileVisitor<Path> {
        private final Place from;
        private final List<Path> through;
        private final Callback onDirectory;
        private final Callback onFile;

        /**
         * A walk from a place.
         *
         * @param through the links that led here: a link back to where one of them lies is not followed
         */
        Walk(Place from, List<Path> through, Callback onDirectory, Callback onFile) {
            this.from = from;
            this.through = through;
            this.onDirectory = onDirectory;
            this.onFile = onFile;
        }

        void run() throws IOException {
            Files.walkFileTree(from.real(), this);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            if (!files.enters(from.nameOf(directory))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            watch(directory);
            return FileVisitResult.CONTINUE;
        }

        private void watch(Path directory) {
            try {
                onDirectory.call(directory);
            } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException _) {
                // deleted in the meantime, or not readable
            } catch (IOException e) {
                unwatched.put(directory, e);
            }
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path named = from.nameOf(file);
            if (attributes.isSymbolicLink()) {
                follow(file, named);
            } else if (files.counts(named)) {
                note(file, named, attributes);
                onFile.call(file);
            }
            return FileVisitResult.CONTINUE;
        }

        private void note(Path file, Path named, BasicFileAttributes attributes) {
            stamp(attributes).ifPresent(now -> {
                Long before = stamps.put(file, now);
                if (before == null ? isRecent(attributes) : !before.equals(now)) {
                    whenChanged.accept(named);
                }
            });
        }

        private boolean isRecent(BasicFileAttributes attributes) {
            long modified = attributes.lastModifiedTime().toMillis();
            return modified > since && modified <= System.currentTimeMillis();
        }

        private void follow(Path link, Path named) throws IOException {
            Optional<Path> target = target(link);
            if (target.isEmpty() || places.size() >= MOST_LINKS) {
                return;
            }
            if (Files.isDirectory(target.get())) {
                if (files.enters(named)) {
                    enter(link, target.get(), named);
                }
            } else if (files.counts(named)) {
                add(target.get(), named);
                attributes(target.get()).ifPresent(attributes -> note(target.get(), named, attributes));
                stamps.put(link, 0L);
                target.map(Path::getParent).ifPresent(this::watch);
                onFile.call(link);
            }
        }

        private static Optional<Path> target(Path link) {
            try {
                return Optional.of(link.toRealPath());
            } catch (IOException _) {
                return Optional.empty();
            }
        }

        private void enter(Path link, Path target, Path named) throws IOException {
            List<Path> further = new ArrayList<>(through);
            further.add(link);
            boolean isBack = further.stream().anyMatch(passed -> passed.startsWith(target));
            if (!isBack && through.size() < MOST_NESTED_LINKS) {
                add(target, named);
                new Walk(new Place(target, named), further, onDirectory, onFile).run();
            }
        }

        private void add(Path target, Path named) {
            Place place = new Place(target, named);
            if (!places.contains(place)) {
                places.add(place);
            }
            identities.put(named, identity(named));
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE; // deleted in the meantime, or not readable
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
