package dev.jforeman.glob;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * A pattern for one name of a path. A star matches any text, a question mark any character, brackets one of several
 * characters, and a backslash quotes the next character.
 */
final class NamePattern {
    /** A star, or a part that matches one character. */
    private record Part(boolean isStar, IntPredicate characters) {}

    private static final Pattern SPECIAL = Pattern.compile("[*?\\[\\\\]");

    private final String glob;
    private final boolean isPlain;
    private final List<Part> parts;

    private NamePattern(String glob, List<Part> parts) {
        this.glob = glob;
        this.isPlain = !SPECIAL.matcher(glob).find();
        this.parts = parts;
    }

    static NamePattern of(String glob, Reading reading) throws BadGlob {
        int[] characters = glob.codePoints().toArray();
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < characters.length) {
            at = read(characters, at, parts, reading);
        }
        return new NamePattern(glob, List.copyOf(parts));
    }

    private static int read(int[] glob, int at, List<Part> parts, Reading reading) throws BadGlob {
        switch (glob[at]) {
            case '*' -> parts.add(new Part(true, _ -> false));
            case '?' -> parts.add(new Part(false, _ -> true));
            case '[' -> {
                CharacterClass read = CharacterClass.read(glob, at, reading);
                parts.add(new Part(false, read.characters()));
                return read.end();
            }
            case '\\' -> {
                if (at + 1 == glob.length) {
                    throw new BadGlob("nothing follows \\");
                }
                parts.add(only(glob[at + 1]));
                return at + 2;
            }
            default -> parts.add(only(glob[at]));
        }
        return at + 1;
    }

    private static Part only(int character) {
        return new Part(false, c -> c == character);
    }

    /** Whether the whole name matches. The time is at most proportional to the product of the two lengths. */
    boolean matches(String name) {
        if (isPlain) {
            return name.equals(glob);
        }
        int[] characters = name.codePoints().toArray();
        return Stars.match(
                parts.size(),
                part -> parts.get(part).isStar(),
                (part, at) -> parts.get(part).characters().test(characters[at]),
                characters.length);
    }
}
