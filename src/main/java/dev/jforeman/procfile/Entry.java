package dev.jforeman.procfile;

import dev.jforeman.diagnostic.Location;

/**
 * One line of a Procfile: a process type and the shell command that runs one instance of it.
 *
 * @param type the process type, for example {@code web}
 * @param command the rest of the line, given to the shell unchanged
 * @param where the line it stands on
 */
public record Entry(String type, String command, Location where) {}
