package dev.jforeman.checks;

import dev.jforeman.os.kernel.Platform;
import dev.jforeman.os.kernel.Threads;
import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeEvent.EventType;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.slf4j.helpers.NOPLogger;

/** The events that the operating system reports for a tree, until its directories change. */
final class TreeEvents implements DirectoryChangeListener, AutoCloseable {
    private final WatchedTree tree;
    private final Consumer<Path> whenChanged;
    private final Runnable wake;
    private final List<WatchKey> keys = new ArrayList<>();
    private CompletableFuture<?> end = new CompletableFuture<>();
    private Optional<DirectoryWatcher> watcher = Optional.empty();
    private volatile boolean isOutdated;
    private volatile Optional<Exception> failure = Optional.empty();

    /**
     * Not watching yet.
     *
     * @param whenChanged told of files that count
     * @param wake called when {@link #isCurrent} may have another answer
     */
    TreeEvents(WatchedTree tree, Consumer<Path> whenChanged, Runnable wake) {
        this.tree = tree;
        this.whenChanged = whenChanged;
        this.wake = wake;
    }

    /** After it has returned, each change is reported. */
    void begin() throws IOException, InterruptedException, ExecutionException {
        List<Path> directories = tree.begin();
        if (directories.isEmpty()) {
            return;
        }
        DirectoryWatcher.Builder builder = DirectoryWatcher.builder();
        Optional<WatchService> service = Optional.empty();
        if (!Platform.isMacOs()) {
            service = Optional.of(FileSystems.getDefault().newWatchService());
            builder.watchService(service.get());
        }
        DirectoryWatcher made = builder.paths(directories)
                .fileHashing(false)
                .fileTreeVisitor(tree)
                .logger(NOPLogger.NOP_LOGGER)
                .listener(this)
                .build();
        watcher = Optional.of(made);
        end = made.watchAsync(task -> Threads.retry("watch", task));
        var _ = end.whenComplete((_, _) -> wake.run());
        if (end.isCompletedExceptionally()) {
            end.get();
        }
        if (service.isPresent()) {
            keep(service.get());
        }
    }

    /**
     * Keeps the key of each directory: it tells whether the directory is still there. One that was removed and made
     * again may even have the number of the old one.
     */
    private void keep(WatchService service) {
        for (Path directory : tree.directories()) {
            try {
                keys.add(directory.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_DELETE,
                        StandardWatchEventKinds.ENTRY_MODIFY));
            } catch (IOException _) {
                // a limit, which was reported already, or it has just gone
            }
        }
    }

    /** Whether the events are still about the files that the user means. */
    boolean isCurrent() throws IOException, InterruptedException, ExecutionException {
        if (failure.isPresent()) {
            throw new IOException(String.valueOf(failure.get().getMessage()), failure.get());
        }
        if (end.isDone()) {
            end.get();
            return false;
        }
        return !isOutdated && keys.stream().allMatch(WatchKey::isValid) && !tree.isMoved();
    }

    /** Whether the set of ignored files has changed. */
    boolean isOutdated() {
        return isOutdated;
    }

    @Override
    public void onEvent(DirectoryChangeEvent event) {
        if (event.eventType() == EventType.OVERFLOW) {
            whenChanged.accept(event.rootPath());
            return;
        }
        Path path = event.path();
        for (Path named : tree.names(path)) {
            isOutdated |= named.endsWith(IgnoreFiles.NAME);
            if (isOutdated || tree.isPlace(named)) {
                wake.run();
            }
        }
        changed(event, path).ifPresent(whenChanged);
    }

    private Optional<Path> changed(DirectoryChangeEvent event, Path path) {
        boolean isDelete = event.eventType() == EventType.DELETE;
        if (event.isDirectory()) {
            return isDelete && tree.forget(path) ? tree.names(path).stream().findFirst() : Optional.empty();
        }
        return tree.counted(path).filter(_ -> switch (event.eventType()) {
            case CREATE -> tree.isKnown(path);
            case MODIFY -> tree.isChanged(path);
            case DELETE -> tree.forget(path);
            case OVERFLOW -> true;
        });
    }

    @Override
    public void onException(Exception e) {
        failure = Optional.of(e);
        wake.run();
    }

    @Override
    public void close() throws IOException {
        if (watcher.isPresent()) {
            watcher.get().close();
        }
    }
}
