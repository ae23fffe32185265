package dev.jforeman.sim;

import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.Step;

/** The core under test: the real one, or one that was broken on purpose. */
@FunctionalInterface
interface Core {
    Step step(State state, Event event);
}
