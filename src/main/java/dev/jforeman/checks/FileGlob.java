package dev.jforeman.checks;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * A glob as people mean it: one that names a directory means everything in it, and a leading {@code **}{@code /} may
 * stand for nothing.
 */
final class FileGlob {
    private static final String ANYWHERE = "**/";
    private static final String WILDCARDS = "*?[{\\";

    private final String text;
    private final List<PathMatcher> matchers;

    FileGlob(String text) {
        this.text = text.startsWith("./") ? text.substring(2) : text;
        Stream<String> forms = this.text.startsWith(ANYWHERE)
                ? Stream.of(this.text, this.text.substring(ANYWHERE.length()))
                : Stream.of(this.text);
        this.matchers = forms.map(form -> FileSystems.getDefault().getPathMatcher("glob:" + form))
                .toList();
    }

    /** Whether a path, relative to where the glob counts, or a directory above it matches. */
    boolean matches(Path relative) {
        for (int names = relative.getNameCount(); names > 0; names--) {
            Path upTo = relative.subpath(0, names);
            if (matchers.stream().anyMatch(matcher -> matcher.matches(upTo))) {
                return true;
            }
        }
        return false;
    }

    /** The directory below which everything lies that can match: the part in front of the first wildcard. */
    Path root() {
        Path root = Path.of("");
        for (String name : text.split("/", -1)) {
            if (name.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0)) {
                return root;
            }
            root = root.resolve(name);
        }
        return root;
    }
}
