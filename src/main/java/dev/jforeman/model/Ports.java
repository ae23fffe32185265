package dev.jforeman.model;

import java.util.List;
import java.util.Map;

/**
 * Which port each instance gets, by foreman's formula: base + 100 x position of the type in the Procfile +
 * instance - 1. A type that does not run takes its block of 100 all the same, so that the ports of the others
 * do not depend on the formation.
 *
 * @param base the port of the first instance of the first type
 * @param types every process type of the Procfile, in order
 * @param own what the settings say of the ports of some types
 */
public record Ports(int base, List<String> types, Map<String, OwnPort> own) {
    /** Ports for one process type, and so the most instances of it that can have one. */
    public static final int BLOCK = 100;

    public static final int HIGHEST = 65_535;

    /** The port of a process type that does not get the one of the formula. */
    public sealed interface OwnPort {
        /** The port of the first instance; the others have the next ones. */
        record Fixed(int port) implements OwnPort {}

        /** It gets no port. */
        record None() implements OwnPort {}
    }

    public Ports {
        types = List.copyOf(types);
        own = Map.copyOf(own);
    }

    /** All ports by the formula. */
    public Ports(int base, List<String> types) {
        this(base, types, Map.of());
    }

    /** The port of an instance of one of the types that {@link #has} one; above 65535 if the base is too high. */
    public int of(InstanceName name) {
        int first = own.get(name.type()) instanceof OwnPort.Fixed(int port)
                ? port
                : base + BLOCK * types.indexOf(name.type());
        return first + name.number() - 1;
    }

    /** The port of the first instance of a type. */
    public int of(String type) {
        return of(new InstanceName(type, 1));
    }

    /** Whether the instances of a type get ports. */
    public boolean has(String type) {
        return !(own.get(type) instanceof OwnPort.None);
    }

    /** Whether the formula says which. */
    public boolean isByFormula(String type) {
        return !own.containsKey(type);
    }

    /** The same ports, one block higher. */
    public Ports next() {
        return new Ports(base + BLOCK, types, own);
    }
}
