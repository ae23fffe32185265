package dev.jforeman.plan;

import java.util.List;

/**
 * Which port each instance gets, by foreman's formula: base + 100 x position of the type in the Procfile +
 * instance - 1. A type that does not run takes its block of 100 all the same, so that the ports of the others
 * do not depend on the formation.
 *
 * @param base the port of the first instance of the first type
 * @param types every process type of the Procfile, in order
 */
public record Ports(int base, List<String> types) {
    /** Ports for one process type, and so the most instances of it that can have one. */
    static final int BLOCK = 100;

    static final int HIGHEST = 65_535;

    public Ports {
        types = List.copyOf(types);
    }

    /** The port of an instance of one of the types; above 65535 if the base is too high. */
    public int of(InstanceName name) {
        return base + BLOCK * types.indexOf(name.type()) + name.number() - 1;
    }

    /** The port of the first instance of a type. */
    public int of(String type) {
        return of(new InstanceName(type, 1));
    }

    /** The same ports, one block higher. */
    Ports next() {
        return new Ports(base + BLOCK, types);
    }
}
