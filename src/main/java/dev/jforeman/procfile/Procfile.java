package dev.jforeman.procfile;

import dev.jforeman.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/**
 * The process types of an app, in the order of the file.
 *
 * @param file the file as the user named it
 * @param entries one for each process type; names are unique
 */
public record Procfile(String file, List<Entry> entries) {
    public Procfile {
        entries = List.copyOf(entries);
    }

    /** The names of the process types, in order. */
    public List<String> types() {
        return entries.stream().map(Entry::type).toList();
    }

    public Optional<Entry> entry(String type) {
        return entries.stream().filter(e -> e.type().equals(type)).findFirst();
    }

    /**
     * One line of a Procfile: a process type and the shell command that runs one instance of it.
     *
     * @param type the process type, for example {@code web}
     * @param command the rest of the line, given to the shell unchanged
     * @param where the position of the line
     */
    public record Entry(String type, String command, Location where) {}
}
