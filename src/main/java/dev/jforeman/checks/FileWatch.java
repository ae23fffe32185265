package dev.jforeman.checks;

import dev.jforeman.model.Checks.WatchRule;
import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.slf4j.helpers.NOPLogger;

/**
 * Watches the files of one rule from now on. The kernel tells of changes, so watching costs nothing while there are
 * none; a burst of them is one call.
 */
final class FileWatch {
    private final WatchedFiles watched;
    private final Debounce quiet;

    private FileWatch(WatchedFiles watched, Debounce quiet) {
        this.watched = watched;
        this.quiet = quiet;
    }

    /**
     * Begins to watch; returns once every change is noticed.
     *
     * @param directory what the globs of the rule are relative to, absolute
     * @param whenChanged called by a thread of the watch
     * @throws IOException if the operating system does not let one watch, because of a limit for example
     */
    static void start(Path directory, WatchRule rule, Runnable whenChanged) throws IOException {
        Debounce quiet = new Debounce(rule.debounce(), whenChanged);
        FileWatch watch = new FileWatch(new WatchedFiles(directory, rule), quiet);
        DirectoryWatcher watcher = watch.watcher();
        start("quiet", quiet);
        var _ = watcher.watchAsync(task -> start("watch", task));
    }

    private static void start(String name, Runnable task) {
        Thread.ofPlatform().name(name).daemon().start(task);
    }

    private DirectoryWatcher watcher() throws IOException {
        return DirectoryWatcher.builder()
                .paths(watched.roots())
                .fileHashing(false)
                .fileTreeVisitor(this::visit)
                .logger(NOPLogger.NOP_LOGGER)
                .listener(this::changed)
                .build();
    }

    private void changed(DirectoryChangeEvent event) {
        boolean isOverflow = event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW;
        if (isOverflow || (!event.isDirectory() && watched.isWatched(event.path()))) {
            quiet.happened();
        }
    }

    /** Visits what counts; a directory that is left out is not even entered. */
    private void visit(Path root, FileTreeVisitor.Callback onDirectory, FileTreeVisitor.Callback onFile)
            throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (watched.isLeftOut(directory)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                onDirectory.call(directory);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                onFile.call(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE; // gone meanwhile, or not ours to read
            }
        });
    }

    /**
     * Makes one of many: calls once something has happened and then nothing more for a while. Where it never becomes
     * quiet it calls now and then.
     */
    static final class Debounce implements Runnable {
        private static final int PATIENCE = 10;

        private final long pauseNanos;
        private final Runnable then;
        private long first;
        private long last;
        private boolean isPending;

        Debounce(Duration pause, Runnable then) {
            this.pauseNanos = pause.toNanos();
            this.then = then;
        }

        /** Something happened. */
        void happened() {
            happened(System.nanoTime());
        }

        synchronized void happened(long now) {
            first = isPending ? first : now;
            last = now;
            isPending = true;
            notifyAll();
        }

        @Override
        public void run() {
            try {
                while (true) {
                    await();
                    then.run();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized void await() throws InterruptedException {
            while (!isPending) {
                wait();
            }
            long left;
            while ((left = left(System.nanoTime())) > 0) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            called();
        }

        /** How many nanoseconds after {@code now} the call of what has happened is due. */
        synchronized long left(long now) {
            return Math.max(0, Math.min(last + pauseNanos - now, first + PATIENCE * pauseNanos - now));
        }

        /** What happens from now on leads to another call. */
        synchronized void called() {
            isPending = false;
        }
    }
}
