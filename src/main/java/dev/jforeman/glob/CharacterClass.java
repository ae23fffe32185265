package dev.jforeman.glob;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A bracket expression, as in git's wildmatch: characters, ranges, classes such as {@code [:space:]}. A leading {@code
 * !} or {@code ^} negates it.
 *
 * @param end the index after the closing bracket
 */
record CharacterClass(IntPredicate characters, int end) {
    /** The classes of POSIX, for ASCII as in git. */
    private static final Map<String, IntPredicate> NAMED = Map.ofEntries(
            Map.entry("alnum", c -> isLetter(c) || isDigit(c)),
            Map.entry("alpha", CharacterClass::isLetter),
            Map.entry("blank", c -> c == ' ' || c == '\t'),
            Map.entry("cntrl", c -> c < ' ' || c == 0x7f),
            Map.entry("digit", CharacterClass::isDigit),
            Map.entry("graph", c -> c > ' ' && c < 0x7f),
            Map.entry("lower", c -> c >= 'a' && c <= 'z'),
            Map.entry("print", c -> c >= ' ' && c < 0x7f),
            Map.entry("punct", c -> c > ' ' && c < 0x7f && !isLetter(c) && !isDigit(c)),
            Map.entry("space", c -> c == ' ' || (c >= '\t' && c <= '\r')),
            Map.entry("upper", c -> c >= 'A' && c <= 'Z'),
            Map.entry("xdigit", c -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Parses the bracket expression that begins at this index. */
    static CharacterClass read(int[] glob, int index, Reading reading) throws BadGlob {
        return new Reader(glob, index + 1, reading).read();
    }

    private static final class Reader {
        private final int[] glob;
        private final Reading reading;
        private int at;
        private IntPredicate characters = _ -> false;
        /** The character before, with which a range may begin. */
        private Optional<Integer> previous = Optional.empty();

        Reader(int[] glob, int at, Reading reading) {
            this.glob = glob;
            this.reading = reading;
            this.at = at;
        }

        CharacterClass read() throws BadGlob {
            boolean isNegated = at < glob.length && (glob[at] == '!' || glob[at] == '^');
            at += isNegated ? 1 : 0;
            int first = at;
            while (peek() != ']' || at == first) {
                readOne();
            }
            return new CharacterClass(isNegated ? characters.negate() : characters, at + 1);
        }

        private int peek() throws BadGlob {
            if (at >= glob.length) {
                throw new BadGlob("the [ is not closed");
            }
            return glob[at];
        }

        private void readOne() throws BadGlob {
            if (peek() == '-' && previous.isPresent() && at + 1 < glob.length && glob[at + 1] != ']') {
                at++;
                range(previous.get(), character());
            } else if (peek() == '[' && at + 1 < glob.length && glob[at + 1] == ':' && nameEnd() > 0) {
                named();
            } else {
                int one = character();
                add(c -> c == one);
                previous = Optional.of(one);
            }
        }

        private void range(int from, int to) throws BadGlob {
            if (from > to && reading == Reading.STRICT) {
                throw new BadGlob("the range " + Character.toString(from) + "-" + Character.toString(to)
                        + " is in the wrong order");
            }
            add(c -> c >= from && c <= to);
            previous = Optional.empty();
        }

        /** The index of {@code :]}, if the next bracket closes a class name. */
        private int nameEnd() {
            int close = at + 2;
            while (close < glob.length && glob[close] != ']') {
                close++;
            }
            return close < glob.length && close > at + 2 && glob[close - 1] == ':' ? close - 1 : -1;
        }

        private void named() throws BadGlob {
            int end = nameEnd();
            String name = new String(glob, at + 2, end - at - 2);
            IntPredicate known = NAMED.get(name);
            if (known == null) {
                throw new BadGlob("unknown class [:" + name + ":]");
            }
            add(known);
            previous = Optional.empty();
            at = end + 2;
        }

        private int character() throws BadGlob {
            at += peek() == '\\' ? 1 : 0;
            int one = peek();
            at++;
            return one;
        }

        private void add(IntPredicate more) {
            characters = characters.or(more);
        }
    }
}
