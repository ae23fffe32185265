package dev.jforeman.checks;

import dev.jforeman.model.Checks.WatchRule;
import dev.jforeman.model.Incarnation;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.supervisor.Event;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Watches the files of the instances that have some, each from its first start on. Those with the same files share a
 * watch.
 */
public final class FileWatches {
    private final Consumer<Event> events;
    private final Optional<Path> logs;
    private final Map<InstanceName, Integer> latest = new ConcurrentHashMap<>();
    private final Map<Watched, Set<InstanceName>> watchers = new ConcurrentHashMap<>();
    private final Map<Watched, FileWatch> watches = new HashMap<>();

    /** What is watched. */
    private record Watched(Path directory, WatchRule rule) {
        static Optional<Watched> of(ProcessSpec spec) {
            return spec.rules().watch().map(rule -> new Watched(spec.directory(), rule));
        }
    }

    /**
     * Watches nothing yet.
     *
     * @param logs where jforeman itself writes log files
     */
    public FileWatches(Consumer<Event> events, Optional<Path> logs) {
        this.events = events;
        this.logs = logs;
    }

    /**
     * An incarnation is about to be started, with the rules that it has now.
     *
     * @param warning receives a sentence about why its files cannot be watched
     */
    public synchronized void beforeStart(Incarnation incarnation, ProcessSpec spec, Consumer<String> warning) {
        latest.put(incarnation.name(), incarnation.number());
        Optional<Watched> wanted = Watched.of(spec);
        leave(List.of(incarnation.name()), wanted);
        wanted.ifPresent(watched -> {
            watchers.computeIfAbsent(watched, _ -> ConcurrentHashMap.newKeySet())
                    .add(incarnation.name());
            watches.computeIfAbsent(watched, _ -> start(watched, warning));
        });
    }

    private FileWatch start(Watched watched, Consumer<String> warning) {
        return FileWatch.start(watched.directory(), watched.rule(), logs, file -> changed(watched, file), warning);
    }

    /** Only these instances exist from now on. */
    public synchronized void retain(Collection<InstanceName> names) {
        List<InstanceName> gone =
                latest.keySet().stream().filter(name -> !names.contains(name)).toList();
        leave(gone, Optional.empty());
        gone.forEach(latest::remove);
    }

    private void leave(List<InstanceName> names, Optional<Watched> but) {
        watchers.forEach((watched, sharing) -> {
            if (!but.equals(Optional.of(watched)) && sharing.removeAll(names) && sharing.isEmpty()) {
                watchers.remove(watched);
                Optional.ofNullable(watches.remove(watched)).ifPresent(FileWatch::close);
            }
        });
    }

    private void changed(Watched watched, String file) {
        long now = System.nanoTime();
        watchers.getOrDefault(watched, Set.of())
                .forEach(name -> events.accept(new Event.FilesChanged(now, name, latest.getOrDefault(name, 0), file)));
    }
}
