package dev.jforeman.checks;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.model.Checks.WatchRule;
import dev.jforeman.model.DurationText;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.kernel.Threads.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches the files of one rule. The kernel tells of changes; once a second one looks whether the directories and links
 * themselves are still what they were. A burst of changes is one call.
 *
 * <p>A failure concerns only the watch: it is reported, retried, and finally given up.
 */
final class FileWatch implements Round {
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** How long it may take until one hears of a change. */
    private static final Duration LATEST_NEWS = Duration.ofMillis(100);

    private static final Duration STABLE = Duration.ofMinutes(1);
    private static final int MOST_FAILURES = 5;

    private final Path directory;
    private final WatchRule rule;
    private final Optional<Path> logs;
    private final Consumer<String> warning;
    private final Debounce changes;
    private final Thread quiet;
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean isClosed;
    /** Whether the files are other ones than when they were looked at last. */
    private boolean isMoved;

    private boolean isLimitTold;

    /** What has changed since then counts, also if it was not noticed: from here on nothing was watched. */
    private long since = System.currentTimeMillis();

    /** What its globs begin with and was there then: if it is gone before it is watched, that is a change too. */
    private List<Path> there;

    /** Does not watch yet, but what happens from now on counts. */
    FileWatch(
            Path directory,
            WatchRule rule,
            Optional<Path> logs,
            Consumer<String> whenChanged,
            Consumer<String> warning) {
        this.directory = directory;
        this.rule = rule;
        this.logs = logs;
        this.warning = warning;
        this.there = existing(directory, rule);
        this.changes = new Debounce(rule.debounce(), whenChanged);
        this.quiet = Threads.repeatInterruptible("quiet", changes);
    }

    private static List<Path> existing(Path directory, WatchRule rule) {
        try {
            WatchedFiles files = new WatchedFiles(directory, rule, Optional.empty());
            return files.roots().stream().filter(Files::exists).toList();
        } catch (InvalidPathException _) {
            return List.of(); // which is reported when it is tried
        }
    }

    /**
     * Begins to watch, on a thread of its own.
     *
     * @param directory what the globs of the rule are relative to, absolute
     * @param logs where jforeman itself writes log files, which never count
     * @param whenChanged called by a thread of the watch, with a file that changed
     * @param warning receives a sentence about what cannot be watched
     */
    static FileWatch start(
            Path directory,
            WatchRule rule,
            Optional<Path> logs,
            Consumer<String> whenChanged,
            Consumer<String> warning) {
        FileWatch watch = new FileWatch(directory, rule, logs, whenChanged, warning);
        Threads.repeatInterruptible("watches", watch);
        return watch;
    }

    /** Waits until every change is noticed, or cannot be. */
    void awaitBegun() throws InterruptedException {
        begun.await();
    }

    /** Changes mean nothing from now on. */
    void close() {
        isClosed = true;
        quiet.interrupt();
        wake.release();
    }

    @Override
    public boolean run() throws InterruptedException {
        try {
            int failures = 0;
            while (!isClosed && failures <= MOST_FAILURES) {
                long since = System.nanoTime();
                Optional<Throwable> failure = tryWatch();
                boolean isStable = System.nanoTime() - since > STABLE.toNanos();
                failures = failure.isEmpty() ? 0 : isStable ? 1 : failures + 1;
                if (failure.isPresent()) {
                    isMoved = true;
                    pause(failure.get(), failures);
                }
            }
            return false;
        } finally {
            begun.countDown();
        }
    }

    private void pause(Throwable failure, int failures) throws InterruptedException {
        Duration pause = Duration.ofSeconds(1L << failures);
        String next = failures > MOST_FAILURES ? "; giving up" : "; retrying in " + DurationText.of(pause);
        warning.accept("cannot watch files: " + WatchLimits.reason(failure) + next);
        begun.countDown();
        if (failures <= MOST_FAILURES && wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    /** Watches as long as the directories stay what they are. */
    private Optional<Throwable> tryWatch() throws InterruptedException {
        try {
            watch();
            return Optional.empty();
        } catch (IOException | RuntimeException | Error e) {
            return Optional.of(e);
        } catch (ExecutionException e) {
            return Optional.of(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private void watch() throws IOException, InterruptedException, ExecutionException {
        WatchedFiles files = new WatchedFiles(directory, rule, logs);
        WatchedTree tree = new WatchedTree(files, changed -> happened(files, changed), since);
        try (TreeEvents events = new TreeEvents(tree, file -> happened(files, file), wake::release)) {
            events.begin();
            if (isMoved) {
                happened(files, directory);
            }
            there.stream().filter(Files::notExists).forEach(gone -> happened(files, gone));
            there = List.of();
            begun.countDown();
            while (!isClosed && events.isCurrent()) {
                tell(files, tree);
                wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            }
            isMoved = !events.isOutdated();
            since = System.currentTimeMillis() - LATEST_NEWS.toMillis();
        }
    }

    private void happened(WatchedFiles files, Path file) {
        changes.happened(Excerpt.harmless(files.shown(file)));
    }

    private void tell(WatchedFiles files, WatchedTree tree) {
        if (!isLimitTold) {
            tree.unwatched().ifPresent(one -> {
                isLimitTold = true;
                String others = tree.unwatchedCount() > 1 ? " and " + (tree.unwatchedCount() - 1) + " more" : "";
                warning.accept("changes in " + Excerpt.harmless(files.shown(one.getKey())) + others
                        + " are not detected: " + WatchLimits.reason(one.getValue()));
            });
        }
    }
}
