package dev.jforeman.dotenv;

import dev.jforeman.diagnostic.Location;

/**
 * One {@code NAME=value} of an env file.
 *
 * @param name the variable
 * @param value its value without expansion, quotes and escapes already taken away
 * @param raw the value as it is written
 * @param where the place of the name
 */
public record Assignment(String name, String value, RawValue raw, Location where) {

    /** An assignment as it was read. */
    public Assignment(String name, RawValue raw, Location where) {
        this(name, raw.value(), raw, where);
    }

    /** An assignment of just this value, whatever characters it holds. */
    public Assignment(String name, String value, Location where) {
        this(name, RawValue.literal(value), where);
    }
}
