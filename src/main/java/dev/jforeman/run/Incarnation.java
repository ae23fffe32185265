package dev.jforeman.run;

import dev.jforeman.plan.InstanceName;

/** One run of one instance: the key of everything that must not be mixed up with an earlier run. */
record Incarnation(InstanceName name, int number) {}
