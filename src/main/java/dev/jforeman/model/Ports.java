package dev.jforeman.model;

import java.util.List;
import java.util.Map;

/**
 * The port of each instance, by foreman's formula: base + 100 x position of the type in the Procfile + instance - 1. A
 * type that does not run reserves its block of 100 as well, so that the ports of the others do not depend on the
 * formation.
 *
 * @param base the port of the first instance of the first type
 * @param types every process type of the Procfile, in order
 * @param own the port settings of some types
 */
public record Ports(int base, List<String> types, Map<String, OwnPort> own) {
    /** The number of ports of one process type, and therefore the most instances with a port. */
    public static final int BLOCK = 100;

    public static final int HIGHEST = 65_535;

    /** The port of a process type to which the formula does not apply. */
    public sealed interface OwnPort {
        /** The port of the first instance. The others get the following ports. */
        record Fixed(int port) implements OwnPort {}

        /** The type gets no port. */
        record None() implements OwnPort {}
    }

    public Ports {
        types = List.copyOf(types);
        own = Map.copyOf(own);
    }

    /** Ports by the formula only. */
    public Ports(int base, List<String> types) {
        this(base, types, Map.of());
    }

    /** The port of an instance whose type {@link #has} one; above 65535 if the base is too high. */
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

    /** Whether the formula applies. */
    public boolean isByFormula(String type) {
        return !own.containsKey(type);
    }

    /** The same ports with a base that is one block higher. */
    public Ports next() {
        return new Ports(base + BLOCK, types, own);
    }
}
