package dev.jforeman.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code .gitignore} names. The patterns are those of gitignore(5); a file in a directory below is not read.
 *
 * @param directory where the file lies
 */
record GitIgnore(Path directory, List<Rule> rules) {
    private static final String FILE = ".gitignore";
    private static final Pattern TOKEN = Pattern.compile("\\*\\*/|/\\*\\*|\\*|\\?|\\[!?[^]]+]|\\\\.|.");

    /** One line of the file. */
    record Rule(Pattern path, boolean isNegated) {}

    /** Those of a directory and of the ones above it, up to the top of the repository. */
    static List<GitIgnore> above(Path directory) {
        List<GitIgnore> found = new ArrayList<>();
        Optional<Path> top = top(directory);
        for (Path at = directory; at != null; at = at.getParent()) {
            read(at).ifPresent(found::add);
            if (top.isEmpty() || at.equals(top.get())) {
                break;
            }
        }
        return found;
    }

    private static Optional<Path> top(Path directory) {
        for (Path at = directory; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static Optional<GitIgnore> read(Path directory) {
        try {
            Path file = directory.resolve(FILE);
            return Files.isRegularFile(file) ? Optional.of(of(directory, Files.readAllLines(file))) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // what cannot be read names nothing
        }
    }

    static GitIgnore of(Path directory, List<String> lines) {
        return new GitIgnore(
                directory,
                lines.stream()
                        .map(String::stripTrailing)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .map(GitIgnore::rule)
                        .toList());
    }

    private static Rule rule(String line) {
        boolean isNegated = line.startsWith("!");
        String glob = line.substring(isNegated ? 1 : 0).replaceFirst("/$", "");
        boolean isAnchored = glob.contains("/");
        String inside = glob.replaceFirst("^/", "");
        return new Rule(Pattern.compile((isAnchored ? "" : "(?:.*/)?") + regex(inside)), isNegated);
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        Matcher tokens = TOKEN.matcher(glob);
        while (tokens.find()) {
            regex.append(piece(tokens.group()));
        }
        return regex.toString();
    }

    private static String piece(String token) {
        return switch (token) {
            case "**/" -> "(?:.*/)?";
            case "/**" -> "/.*";
            case "*" -> "[^/]*";
            case "?" -> "[^/]";
            default ->
                token.startsWith("[") && token.length() > 2
                        ? token.replace("[!", "[^").replace("\\", "\\\\")
                        : Pattern.quote(token.length() == 2 ? token.substring(1) : token);
        };
    }

    /** Whether this path itself is named; a directory that is named takes everything in it along. */
    boolean names(Path absolute) {
        if (!absolute.startsWith(directory) || absolute.equals(directory)) {
            return false;
        }
        String path = directory.relativize(absolute).toString();
        boolean isNamed = false;
        for (Rule rule : rules) {
            if (rule.path().matcher(path).matches()) {
                isNamed = !rule.isNegated();
            }
        }
        return isNamed;
    }
}
