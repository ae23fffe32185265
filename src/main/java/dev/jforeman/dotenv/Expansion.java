package dev.jforeman.dotenv;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Findings;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.dotenv.Dotenv.Assignment;
import dev.jforeman.dotenv.RawValue.Quoting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** Replaces the references to variables in one value. */
    private static final class References {
        private static final Pattern PLAIN = Pattern.compile("\\$(?<name>[A-Za-z_][A-Za-z0-9_]*)");
        private static final Pattern BRACED =
                Pattern.compile("\\$\\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<fallback>[^}]*))?}");

        private final Quoting quoting;
        private final String text;
        private final Map<String, String> known;
        private final int lastBrace;
        private final StringBuilder expanded = new StringBuilder();
        private int index;

        References(RawValue raw, Map<String, String> known) {
            this.quoting = raw.quoting();
            this.text = raw.text();
            this.known = known;
            this.lastBrace = text.lastIndexOf('}');
        }

        /** The expanded value; not the whole of it, but something longer than the limit, if it is longer than that. */
        String expand(int limit) {
            if (quoting == Quoting.SINGLE) {
                return text;
            }
            while (index < text.length() && expanded.length() <= limit) {
                expandNext();
            }
            return expanded.toString();
        }

        private void expandNext() {
            if (text.charAt(index) == '$') {
                expandReference();
            } else if (isEscape()) {
                expanded.append(RawValue.meaningOfEscape(text.charAt(index + 1)));
                index += 2;
            } else {
                expanded.append(text.charAt(index++));
            }
        }

        /** A bare value knows no escape but the one without which it could not hold a dollar sign. */
        private boolean isEscape() {
            return quoting == Quoting.DOUBLE ? RawValue.isEscapeAt(text, index) : text.startsWith("\\$", index);
        }

        private void expandReference() {
            boolean braced = text.startsWith("${", index);
            Matcher reference = (braced ? BRACED : PLAIN).matcher(text).region(index, text.length());
            if (isClosed(braced) && reference.lookingAt()) {
                expanded.append(braced ? valueOrFallback(reference) : value(reference));
                index = reference.end();
            } else {
                expanded.append(text.charAt(index++));
            }
        }

        /** Without this a text of many unclosed references would be searched to its end for each of them. */
        private boolean isClosed(boolean braced) {
            return !braced || index < lastBrace;
        }

        private String value(Matcher reference) {
            return known.getOrDefault(reference.group("name"), "");
        }

        private String valueOrFallback(Matcher reference) {
            String value = value(reference);
            return value.isEmpty() ? fallback(reference) : value;
        }

        private String fallback(Matcher reference) {
            return Optional.ofNullable(reference.group("fallback"))
                    .map(written -> new RawValue(quoting, written).value())
                    .orElse("");
        }
    }
}
