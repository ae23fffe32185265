package dev.jforeman.plan;

import java.nio.file.Path;

/**
 * A file as messages call it, and where it is.
 *
 * @param name as the user wrote it, or the short name of a usual place
 * @param path absolute
 */
public record NamedPath(String name, Path path) {}
