package dev.jforeman.glob;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A glob of paths, as {@code doublestar} of Go and most shells have it: {@code *}, {@code ?}, {@code [a-z]},
 * {@code {a,b}}, {@code \} in front of what is meant as it is, and {@code **} for any number of directories. What
 * matches stands for everything in it, too. Empty names, {@code .} and {@code ..} are resolved.
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

    /** What a text stands for: one glob, or several where it has braces. */
    public static List<PathGlob> parse(String text) throws BadGlob {
        List<PathGlob> globs = new ArrayList<>();
        for (String one : Braces.expand(text)) {
            globs.add(one(one));
        }
        return globs;
    }

    /** The same of a text that was read before without an error. */
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

    /** The path in front of the first wildcard; the whole path where there is none. Relative unless it begins with a slash. */
    public String root() {
        return root;
    }

    /** Whether a file, by its names below the root, matches or lies in what matches. */
    public boolean matches(List<String> file) {
        return matchesOneOf(file, isOfDirectories ? file.size() - 1 : file.size());
    }

    /** Whether one of the paths that begin as this one and have so many names at most matches. */
    private boolean matchesOneOf(List<String> path, int most) {
        for (int names = 0; names <= most; names++) {
            if (pattern.matches(path.subList(0, names))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a file in this directory, given by its names below the root, could match. */
    public boolean mayMatchIn(List<String> directory) {
        return pattern.mayMatchIn(directory) || matchesOneOf(directory, directory.size());
    }
}
