package dev.jforeman.plan;

import dev.jforeman.diagnostic.Nearest;
import dev.jforeman.procfile.Procfile;
import java.util.Collection;
import java.util.List;

/** The sentence about a name that is no process type: always the same, wherever the name was read. */
final class UnknownType {
    private UnknownType() {}

    /** One problem for each name the Procfile does not have. */
    static List<Problem> among(Collection<String> names, Procfile procfile) {
        return names.stream()
                .distinct()
                .filter(name -> procfile.entry(name).isEmpty())
                .map(name -> problem(name, procfile))
                .toList();
    }

    private static Problem problem(String name, Procfile procfile) {
        String known = String.join(", ", procfile.types());
        String hint = Nearest.to(name, procfile.types())
                .map(nearest -> " (did you mean \"" + nearest + "\"?)")
                .orElse("");
        String read = "\"" + name + "\" is not a process type of " + procfile.file();
        return Problem.usage(read + ", which has " + known + hint);
    }
}
