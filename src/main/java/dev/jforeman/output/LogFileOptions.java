package dev.jforeman.output;

import java.nio.file.Path;

/**
 * Log files on disk.
 *
 * @param directory where they are, absolute
 * @param maxBytes when a file gets larger it is put aside and a new one begun
 * @param maxFiles how many there are of each, the current one included
 */
public record LogFileOptions(Path directory, long maxBytes, int maxFiles) {}
