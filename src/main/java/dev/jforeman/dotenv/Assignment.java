package dev.jforeman.dotenv;

import dev.jforeman.diagnostic.Location;

/**
 * One {@code NAME=value} of an env file.
 *
 * @param name the variable
 * @param value its value, quotes and escapes already taken away
 * @param where the place of the name
 */
public record Assignment(String name, String value, Location where) {}
