package dev.jforeman.supervisor;

import java.util.List;

/** The result of an event: the next state, and the effects to carry out in this order. */
public record Step(State state, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }
}
