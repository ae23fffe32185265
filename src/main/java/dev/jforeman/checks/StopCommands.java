package dev.jforeman.checks;

import dev.jforeman.model.Incarnation;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.HelperFailure;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.Child;
import dev.jforeman.output.Pumps;
import dev.jforeman.supervisor.Event;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The stop commands that run. What they print is shown under the name of the instance they stop. */
public final class StopCommands {
    /** What a shell says when it cannot run a command at all. */
    private static final int CANNOT_RUN = 126;

    private static final String HELPER = "stop command";

    private final SideCommands commands;
    private final Pumps pumps;
    private final Consumer<Event> events;
    private final Map<Incarnation, CompletableFuture<Child>> running = new ConcurrentHashMap<>();

    public StopCommands(SideCommands commands, Pumps pumps, Consumer<Event> events) {
        this.commands = commands;
        this.pumps = pumps;
        this.events = events;
    }

    public void run(Incarnation incarnation, ProcessSpec spec) {
        String line = spec.stop().command().orElseThrow();
        CompletableFuture<Child> started = commands.start(spec, line);
        running.put(incarnation, started);
        var _ = started.whenComplete((child, failure) -> {
            if (failure == null) {
                follow(incarnation, child);
            } else {
                ended(incarnation, new Outcome.Exited(CANNOT_RUN));
            }
        });
    }

    /** However it is followed, the core hears of its end. */
    private void follow(Incarnation incarnation, Child child) {
        try {
            pumps.start(incarnation.ofCommand(), child, child::close);
            child.onEnd(outcome -> {
                Threads.contain(HELPER, () -> endRest(incarnation, child));
                ended(incarnation, outcome);
            });
        } catch (RuntimeException | Error e) {
            Threads.report(new HelperFailure(HELPER, e, false));
            Threads.<Child>lasting(HELPER, StopCommands::discard).accept(child);
            ended(incarnation, new Outcome.Exited(CANNOT_RUN));
        }
    }

    private void endRest(Incarnation incarnation, Child child) {
        commands.killRest(child);
        pumps.release(incarnation.ofCommand(), () -> {});
    }

    private static void discard(Child child) {
        child.signalGroup(Signal.KILL);
        child.close();
    }

    private void ended(Incarnation incarnation, Outcome outcome) {
        running.remove(incarnation);
        events.accept(new Event.StopCommandEnded(System.nanoTime(), incarnation.name(), incarnation.number(), outcome));
    }

    /** Ends one whose time is over; nothing happens if it has ended. */
    public void kill(Incarnation incarnation) {
        Optional.ofNullable(running.get(incarnation)).ifPresent(started -> {
            var _ = started.thenAccept(child -> child.signalGroup(Signal.KILL));
        });
    }
}
