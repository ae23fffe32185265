package dev.jforeman.settings;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.Need;

/**
 * A need and its place, for what is wrong with it.
 *
 * @param where it is written
 */
public record WrittenNeed(Need need, Location where) {}
