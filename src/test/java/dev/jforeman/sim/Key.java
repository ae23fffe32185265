package dev.jforeman.sim;

import dev.jforeman.model.InstanceName;

/** One incarnation of one instance. */
record Key(InstanceName name, int incarnation) {
    @Override
    public String toString() {
        return name + "#" + incarnation;
    }
}
