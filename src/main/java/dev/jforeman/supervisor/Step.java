package dev.jforeman.supervisor;

import java.util.List;

/** What an event leads to: the next state, and what the shell has to do, in order. */
public record Step(State state, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }
}
