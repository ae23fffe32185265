package dev.jforeman.glob;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A glob for paths, as in Go's {@code doublestar} and most shells: {@code *}, {@code ?}, {@code [a-z]}, {@code {a,b}},
 * {@code \} to quote a character, and {@code **} for any number of directories. A matching directory includes all of
 * its content. Empty names, {@code .} and {@code ..} are resolved.
 */
public final class PathGlob {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[]");
    private static final String UP = "..";

    private final String root;
    private final PathPattern pattern;
    private final boolean isOfDirectories;

    private PathGlob(String root, PathPattern pattern, boolean isOfDirectories) {
        this.root = root;
        this.pattern = pattern;
        this.isOfDirectories = isOfDirectories;
    }

    /** Parses a text to one glob, or to several if it has braces. */
    public static List<PathGlob> parse(String text) throws BadGlob {
        List<PathGlob> globs = new ArrayList<>();
        for (String one : Braces.expand(text)) {
            globs.add(one(one));
        }
        return globs;
    }

    /** Parses a text that is known to be valid. */
    public static List<PathGlob> of(String text) {
        try {
            return parse(text);
        } catch (BadGlob e) {
            throw new IllegalStateException("the reader of the settings refuses it", e);
        }
    }

    private static PathGlob one(String text) throws BadGlob {
        List<String> names = names(text);
        int fixed = 0;
        while (fixed < names.size() && !isPattern(names.get(fixed))) {
            fixed++;
        }
        List<String> rest = names.subList(fixed, names.size());
        if (rest.contains(UP)) {
            throw new BadGlob("a .. cannot follow a wildcard");
        }
        String root = String.join("/", names.subList(0, fixed)).replaceAll("\\\\(.)", "$1");
        boolean isOfDirectories = text.endsWith("/") && !rest.isEmpty();
        return new PathGlob(
                (text.startsWith("/") ? "/" : "") + root, PathPattern.of(rest, Reading.STRICT), isOfDirectories);
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split("/", -1)) {
            boolean isBack = name.equals(UP) && !names.isEmpty() && isPlain(names.getLast());
            if (isBack) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isPlain(String name) {
        return !isPattern(name) && !name.equals(UP);
    }

    private static boolean isPattern(String name) {
        return WILDCARD.matcher(name.replaceAll("\\\\.", "")).find() || name.endsWith("\\");
    }

    /**
     * The path before the first wildcard, or the whole path if there is none. Relative unless it begins with a slash.
     */
    public String root() {
        return root;
    }

    /** Whether a file matches or is inside a matching directory. The file is given by its names below the root. */
    public boolean matches(List<String> file) {
        return matchesOneOf(file, isOfDirectories ? file.size() - 1 : file.size());
    }

    /** Whether this path or one of its parents matches, considering at most this number of names. */
    private boolean matchesOneOf(List<String> path, int most) {
        for (int names = 0; names <= most; names++) {
            if (pattern.matches(path.subList(0, names))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a file in this directory could match. The directory is given by its names below the root. */
    public boolean mayMatchIn(List<String> directory) {
        return pattern.mayMatchIn(directory) || matchesOneOf(directory, directory.size());
    }
}
