package dev.jforeman.sim;

import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.Step;

/** The core under test: the real one, or a mutant. */
@FunctionalInterface
interface Core {
    Step step(State state, Event event);
}
