package dev.jforeman.dotenv;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Findings;
import dev.jforeman.diagnostic.Parsed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Expands variables in the values of an env file.
 *
 * <p>{@code $NAME} and {@code ${NAME}} stand for the value of an earlier assignment of the same file, else for that of
 * the given variables, else for nothing. {@code ${NAME:-default}} stands for the default, which is plain text up to the
 * next brace, if that would be nothing. Single-quoted values stay as they are, and {@code \$} is a dollar sign. A
 * dollar sign that introduces neither form is text.
 */
public final class Expansion {
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    private final Map<String, String> known;
    private final List<Assignment> expanded = new ArrayList<>();
    private final Findings findings = new Findings();
    private int room = MOST_CHARACTERS;

    private Expansion(Map<String, String> given) {
        this.known = new HashMap<>(given);
    }

    /**
     * The same assignments with expanded values. Values that multiply each other beyond what any system could pass to
     * a process are an error.
     *
     * @param given the variables to fall back on, for example of earlier files and of the shell
     */
    public static Parsed<Dotenv> expand(Dotenv dotenv, Map<String, String> given) {
        Expansion expansion = new Expansion(given);
        dotenv.assignments().forEach(expansion::expand);
        return expansion.findings.about(new Dotenv(dotenv.file(), expansion.expanded));
    }

    private void expand(Assignment assignment) {
        if (findings.hasErrors()) {
            return;
        }
        String value = new References(assignment.raw(), known).expand(room);
        room -= value.length();
        if (room < 0) {
            findings.add(tooLong(assignment));
            return;
        }
        known.put(assignment.name(), value);
        expanded.add(new Assignment(assignment.name(), value, assignment.where()));
    }

    private static Diagnostic tooLong(Assignment assignment) {
        return Diagnostic.error(
                assignment.where(),
                "the values expanded up to " + Excerpt.of(assignment.name()) + " are longer than 8 MiB",
                "look for values that repeat each other, or do without --env-expand");
    }
}
