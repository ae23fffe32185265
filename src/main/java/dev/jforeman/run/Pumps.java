package dev.jforeman.run;

import java.nio.channels.ReadableByteChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The pumps of the living incarnations, and what they share. */
final class Pumps {
    private final OutputWriter writer;
    private final BlockPool blocks;
    private final Log log;
    private final LateParts lateParts = new LateParts();
    private final Map<Incarnation, Pump> running = new ConcurrentHashMap<>();

    Pumps(OutputWriter writer, BlockPool blocks, Log log) {
        this.writer = writer;
        this.blocks = blocks;
        this.log = log;
        Threads.start("late-parts", lateParts);
    }

    void start(Incarnation incarnation, ReadableByteChannel source, Runnable whenClosed) {
        Pump pump =
                new Pump(source, writer, blocks, log.formatter(incarnation.name()), log.clock(), lateParts, whenClosed);
        running.put(incarnation, pump);
        Threads.start("pump " + incarnation.name(), pump);
    }

    Optional<Pump> find(Incarnation incarnation) {
        return Optional.ofNullable(running.get(incarnation));
    }

    void release(Incarnation incarnation) {
        running.remove(incarnation);
    }
}
