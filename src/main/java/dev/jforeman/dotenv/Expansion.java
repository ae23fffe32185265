package dev.jforeman.dotenv;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Findings;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.dotenv.Dotenv.Assignment;
import dev.jforeman.dotenv.RawValue.Quoting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Expands variables in the values of an env file.
 *
 * <p>{@code $NAME} and {@code ${NAME}} stand for the value of an earlier assignment of the same file, else for that of
 * the given variables, else for nothing, which is a warning. The forms with a word are those of a shell:
 * {@code ${NAME:-word}}, {@code ${NAME:+word}} and {@code ${NAME:?word}}, each also without the colon; the word is
 * plain text up to the next brace. Single-quoted values stay as they are, and {@code \$} is a dollar sign. A dollar
 * sign that introduces none of these forms is text.
 */
public final class Expansion {
    private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

    /** {@code ${NAME}} and its other forms, which have a meaning only with expansion. */
    private static final Pattern BRACED = Pattern.compile("(?<!\\\\)\\$\\{[A-Za-z_][A-Za-z0-9_]*(?:[:+?-][^}]*)?}");

    private final Map<String, String> known;
    private final Set<String> fixed;
    private final Set<String> unset = new HashSet<>();
    private final List<Assignment> expanded = new ArrayList<>();
    private final Findings findings = new Findings();
    private int room = MOST_CHARACTERS;

    private Expansion(Map<String, String> given, Set<String> fixed) {
        this.known = new HashMap<>(given);
        this.fixed = fixed;
    }

    /**
     * Expands the values of all assignments. Values that multiply each other beyond what any system could pass to a
     * process are an error.
     *
     * @param given the variables to fall back on, for example of earlier files and of the shell
     * @param fixed the names of variables that keep their given value, whatever is assigned here
     */
    public static Parsed<Dotenv> expand(Dotenv dotenv, Map<String, String> given, Set<String> fixed) {
        Expansion expansion = new Expansion(given, fixed);
        dotenv.assignments().forEach(expansion::expand);
        return expansion.findings.about(new Dotenv(dotenv.file(), expansion.expanded));
    }

    /** The first assignment whose value has a reference in braces that is not expanded. */
    public static Optional<Assignment> firstUnexpanded(Dotenv dotenv) {
        return dotenv.assignments().stream()
                .filter(assignment -> assignment.raw().quoting() != Quoting.SINGLE)
                .filter(assignment -> BRACED.matcher(assignment.raw().text()).find())
                .findFirst();
    }

    private void expand(Assignment assignment) {
        if (room < 0) {
            return;
        }
        References references = new References(assignment.raw(), known);
        String value = references.expand(room);
        room -= value.length();
        if (room < 0) {
            findings.add(tooLong(assignment));
            return;
        }
        tell(references, assignment);
        if (!fixed.contains(assignment.name())) {
            known.put(assignment.name(), value);
        }
        expanded.add(new Assignment(assignment.name(), value, assignment.where()));
    }

    private void tell(References references, Assignment assignment) {
        references.problems().forEach(problem -> findings.add(Diagnostic.error(assignment.where(), problem)));
        references.unset().stream().filter(unset::add).forEach(name -> findings.add(unset(name, assignment)));
    }

    private static Diagnostic unset(String name, Assignment assignment) {
        return Diagnostic.warning(
                assignment.where(),
                Excerpt.of(name) + " is not set and expands to an empty string in " + Excerpt.of(assignment.name()),
                "write ${" + name + ":-} if this is intended");
    }

    private static Diagnostic tooLong(Assignment assignment) {
        return Diagnostic.error(
                assignment.where(),
                "the values expanded up to " + Excerpt.of(assignment.name()) + " are longer than 8 MiB",
                "check for values that refer to each other repeatedly, or do not use --env-expand");
    }
}
