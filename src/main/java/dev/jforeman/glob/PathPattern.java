package dev.jforeman.glob;

import java.util.ArrayList;
import java.util.List;

/** A pattern for a path, name by name; {@code **} matches any number of names, including none. */
final class PathPattern {
    private static final String ANY_DEPTH = "**";

    /** A name, or any number of names. */
    private sealed interface Part {
        record Name(NamePattern pattern) implements Part {}

        record AnyDepth() implements Part {}
    }

    private final List<Part> parts;

    private PathPattern(List<Part> parts) {
        this.parts = parts;
    }

    static PathPattern of(List<String> names, Reading reading) throws BadGlob {
        List<Part> parts = new ArrayList<>();
        for (String name : names) {
            parts.add(name.equals(ANY_DEPTH) ? new Part.AnyDepth() : new Part.Name(NamePattern.of(name, reading)));
        }
        return new PathPattern(List.copyOf(parts));
    }

    /** Whether the whole path matches. */
    boolean matches(List<String> path) {
        return Stars.match(
                parts.size(),
                part -> parts.get(part) instanceof Part.AnyDepth,
                (part, name) -> isOne(parts.get(part), path.get(name)),
                path.size());
    }

    /** Whether something in this directory could match. */
    boolean mayMatchIn(List<String> directory) {
        for (int index = 0; index < directory.size(); index++) {
            if (index < parts.size() && parts.get(index) instanceof Part.AnyDepth) {
                return true;
            }
            if (index >= parts.size() || !isOne(parts.get(index), directory.get(index))) {
                return false;
            }
        }
        return parts.size() > directory.size();
    }

    private static boolean isOne(Part part, String name) {
        return part instanceof Part.Name(NamePattern pattern) && pattern.matches(name);
    }
}
