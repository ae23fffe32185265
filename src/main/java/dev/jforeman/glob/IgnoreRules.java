package dev.jforeman.glob;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of a {@code .gitignore}, as in gitignore(5): the last matching line counts. */
public final class IgnoreRules {
    /** No rules. */
    public static final IgnoreRules NONE = new IgnoreRules(List.of());

    private final List<Rule> rules;

    private record Rule(PathPattern pattern, boolean isNegated, boolean isOfDirectories) {}

    private IgnoreRules(List<Rule> rules) {
        this.rules = rules;
    }

    /** Parses the lines of a file. An invalid pattern matches nothing, as in git. */
    public static IgnoreRules of(Stream<String> lines) {
        List<Rule> rules = new ArrayList<>();
        lines.filter(line -> !line.startsWith("#")).forEach(line -> {
            try {
                rule(line, Reading.AS_GIT).ifPresent(rules::add);
            } catch (BadGlob _) {
                // git does not report it either
            }
        });
        return new IgnoreRules(List.copyOf(rules));
    }

    /** Rejects an invalid pattern. */
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
            names.add("*"); // a/** matches the content of a, but not a itself
        }
        return names;
    }

    /** Removes trailing blanks, except after a backslash. */
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
     * Whether the rules ignore this path; empty if no rule matches. The path is given by its names below the directory
     * of the file. The caller handles the content of an ignored directory.
     */
    public Optional<Boolean> isIgnored(List<String> path, boolean isDirectory) {
        return rules.reversed().stream()
                .filter(rule -> isDirectory || !rule.isOfDirectories())
                .filter(rule -> rule.pattern().matches(path))
                .findFirst()
                .map(rule -> !rule.isNegated());
    }
}
