package dev.jforeman.scenario;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** An idle jforeman, whose descriptors and threads are the reference for all others. */
final class Quiet {
    private static final Set<String> OF_THE_START = Set.of("rehearsal", "watchdog", "endpoint");
    private static final Set<String> LAST_TO_COME = Set.of("control", "lock-refresh", "memory");

    static final Holdings HOLDINGS = measure();

    private Quiet() {}

    private static Holdings measure() {
        try {
            Scenario story = new Scenario(Program.directory());
            try {
                story.procfile("a: exec sleep 60");
                return measure(story.start());
            } finally {
                story.cleanUp();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Holdings measure(Running running) {
        running.awaitPid("a.1");
        Eventually.holds("the start is over", () -> isStarted(running.holdings()), running::holdings);
        return running.holdings();
    }

    private static boolean isStarted(Holdings holdings) {
        List<String> threads = holdings.threads();
        return threads.containsAll(LAST_TO_COME) && threads.stream().noneMatch(OF_THE_START::contains);
    }
}
