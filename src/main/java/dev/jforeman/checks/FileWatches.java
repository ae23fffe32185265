package dev.jforeman.checks;

import dev.jforeman.model.Checks.WatchRule;
import dev.jforeman.model.Incarnation;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.supervisor.Event;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Watches the files of the instances that have some, each from its first start on. */
public final class FileWatches {
    private final Consumer<Event> events;
    private final Map<InstanceName, Integer> latest = new ConcurrentHashMap<>();

    public FileWatches(Consumer<Event> events) {
        this.events = events;
    }

    /**
     * An incarnation is about to be started.
     *
     * @param warning is told in one sentence why its files cannot be watched
     */
    public void beforeStart(Incarnation incarnation, ProcessSpec spec, Consumer<String> warning) {
        Optional<WatchRule> rule = spec.rules().watch();
        if (rule.isPresent() && latest.put(incarnation.name(), incarnation.number()) == null) {
            Threads.start("watch " + incarnation.name(), () -> watch(spec, rule.get(), warning));
        }
    }

    private void watch(ProcessSpec spec, WatchRule rule, Consumer<String> warning) {
        try {
            FileWatch.start(spec.directory(), rule, () -> changed(spec.name()));
        } catch (IOException e) {
            warning.accept("cannot watch its files: " + e.getMessage());
        }
    }

    private void changed(InstanceName name) {
        events.accept(new Event.FilesChanged(System.nanoTime(), name, latest.getOrDefault(name, 0), "?"));
    }
}
