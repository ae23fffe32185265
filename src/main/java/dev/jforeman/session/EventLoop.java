package dev.jforeman.session;

import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.Step;
import dev.jforeman.supervisor.Supervisor;
import dev.jforeman.supervisor.TimerId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one thread that owns the state: takes an event, asks the core, has the effects carried out, again. No
 * effect may block, so a frozen terminal or a slow kernel never keeps a signal waiting.
 */
final class EventLoop {
    private final Inbox inbox;
    private final Timers timers;
    private final Consumer<Effect> effects;
    private final Journal journal;
    private volatile State published = State.EMPTY;

    EventLoop(Inbox inbox, Timers timers, Consumer<Effect> effects, Journal journal) {
        this.inbox = inbox;
        this.timers = timers;
        this.effects = effects;
        this.journal = journal;
    }

    /** Runs until the session is over and gives its last state. */
    State run(Event first) throws InterruptedException {
        State state = handle(State.EMPTY, first);
        while (!state.isFinished()) {
            state = handle(state, next());
        }
        return state;
    }

    /** The state after the latest event, for any thread. */
    State state() {
        return published;
    }

    /** One event: what the core decides about it is carried out. */
    State handle(State state, Event event) {
        Step step = Supervisor.step(state, event);
        journal.record(event, step);
        published = step.state();
        step.effects().forEach(effects);
        return step.state();
    }

    private Event next() throws InterruptedException {
        while (true) {
            long now = System.nanoTime();
            Optional<TimerId> due = timers.takeDue(now);
            if (due.isPresent()) {
                return new Event.TimerFired(now, due.get());
            }
            Optional<Event> event = inbox.poll(timers.untilNext(now));
            if (event.isPresent()) {
                return event.get();
            }
        }
    }
}
