package dev.jforeman.glob;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of a {@code .gitignore}, as gitignore(5) says: of those that match, the last one counts. */
public final class IgnoreRules {
    /** None at all. */
    public static final IgnoreRules NONE = new IgnoreRules(List.of());

    private final List<Rule> rules;

    private record Rule(PathPattern pattern, boolean isNegated, boolean isOfDirectories) {}

    private IgnoreRules(List<Rule> rules) {
        this.rules = rules;
    }

    /** The rules of a file. A line that is no valid pattern matches nothing, as in git. */
    public static IgnoreRules of(Stream<String> lines) {
        List<Rule> rules = new ArrayList<>();
        lines.filter(line -> !line.startsWith("#")).forEach(line -> {
            try {
                rule(line, Reading.AS_GIT).ifPresent(rules::add);
            } catch (BadGlob _) {
                // git says nothing about it either
            }
        });
        return new IgnoreRules(List.copyOf(rules));
    }

    /** Refuses what is no valid pattern. */
    public static void check(String line) throws BadGlob {
        rule(line, Reading.STRICT);
    }

    private static Optional<Rule> rule(String line, Reading reading) throws BadGlob {
        boolean isNegated = line.startsWith("!");
        String glob = withoutBlanks(line.substring(isNegated ? 1 : 0));
        boolean isOfDirectories = glob.endsWith("/");
        List<String> names = names(glob.substring(0, glob.length() - (isOfDirectories ? 1 : 0)));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rule(PathPattern.of(names, reading), isNegated, isOfDirectories));
    }

    private static List<String> names(String glob) {
        boolean isAnchored = glob.contains("/");
        List<String> names = new ArrayList<>(Arrays.asList(glob.split("/", -1)));
        if (isAnchored && names.getFirst().isEmpty()) {
            names.removeFirst();
        }
        if (names.contains("")) {
            return List.of(); // no path has an empty name
        }
        if (!isAnchored) {
            names.addFirst("**");
        }
        if (names.getLast().equals("**") && names.size() > 1) {
            names.add("*"); // a/** is what lies in a, and not a itself
        }
        return names;
    }

    /** Blanks at the end do not count, unless there is a backslash in front. */
    private static String withoutBlanks(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ' && !isQuoted(line, end - 1)) {
            end--;
        }
        return line.substring(0, end);
    }

    private static boolean isQuoted(String line, int at) {
        int backslashes = 0;
        while (at - backslashes > 0 && line.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /**
     * Whether they ignore this very path, given by its names below the directory of the file; empty where they say
     * nothing of it. The caller handles the content of an ignored directory.
     */
    public Optional<Boolean> isIgnored(List<String> path, boolean isDirectory) {
        return rules.reversed().stream()
                .filter(rule -> isDirectory || !rule.isOfDirectories())
                .filter(rule -> rule.pattern().matches(path))
                .findFirst()
                .map(rule -> !rule.isNegated());
    }
}
