package dev.jforeman.text;

import dev.jforeman.text.LinePattern.BadPattern;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Examines an expression before it is compiled. It reports features of Java, Perl or PCRE that RE2 does not support,
 * and it limits the size, because the engine is recursive and its time and memory grow with the size.
 */
final class PatternCheck {
    /**
     * The largest size, in instructions of the compiled expression. The stacks of our threads suffice for twice that.
     */
    static final int LARGEST = 600;

    static final int DEEPEST = 50;

    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");
    private static final Map<String, String> LOOKS = Map.of(
            "(?=", "lookahead (?=", "(?!", "lookahead (?!", "(?<=", "lookbehind (?<=", "(?<!", "lookbehind (?<!");

    private static final String WRITE_OUT = "write the text to search for instead";
    private static final String NO_BACKTRACKING = "not needed here: remove it";
    private static final String ITSELF = "write \\( or \\) for the character itself";
    private static final String SMALLER = "counts multiply: use * or + instead, or search for a part of it";

    private record Open(int at, int sizeBefore) {}

    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;
    /** The size of what has been read of the innermost group. */
    private int size;
    /** The size of the part that a repetition would repeat. */
    private int last;

    PatternCheck(String text) {
        this.text = text;
    }

    void run() throws BadPattern {
        while (at < text.length()) {
            int begin = at;
            step(text.charAt(at));
            if (size > LARGEST) {
                at = begin;
                throw bad("the expression is too large", SMALLER);
            }
        }
        if (!open.isEmpty()) {
            at = open.peek().at();
            throw bad("the group is not closed", ITSELF);
        }
    }

    /** An upper bound for the number of instructions of the compiled expression. */
    int size() {
        return size;
    }

    private void step(char c) throws BadPattern {
        switch (c) {
            case '\\' -> escape();
            case '[' -> characters();
            case '(' -> begin();
            case ')' -> end();
            case '|' -> operator(1);
            case '*', '+', '?' -> repeat(1, 1);
            case '{' -> count();
            default -> part(1, 1);
        }
    }

    private void part(int length, int steps) {
        at += length;
        last = steps;
        size += steps;
    }

    private void operator(int steps) {
        part(1, steps);
        last = 0;
    }

    private void escape() throws BadPattern {
        char next = charAt(at + 1);
        if ((next >= '1' && next <= '9') || next == 'k') {
            throw bad("backreferences such as \\" + next + " are not supported", WRITE_OUT);
        }
        if (next == 'Q') {
            int end = text.indexOf("\\E", at);
            int length = (end < 0 ? text.length() : end + 2) - at;
            part(length, length);
        } else {
            boolean isLong = "pPx".indexOf(next) >= 0 && charAt(at + 2) == '{' && text.indexOf('}', at) > 0;
            part(isLong ? text.indexOf('}', at) + 1 - at : Math.min(2, text.length() - at), 1);
        }
    }

    private void characters() throws BadPattern {
        int i = charAt(at + 1) == '^' ? at + 2 : at + 1;
        int first = i;
        while (i < text.length() && (text.charAt(i) != ']' || i == first)) {
            if (text.startsWith("&&", i)) {
                at = i;
                throw bad("character class intersections with && are not supported", "list the characters instead");
            }
            int named = text.startsWith("[:", i) ? text.indexOf(":]", i) : -1;
            i = named > 0 ? named + 2 : text.charAt(i) == '\\' ? i + 2 : i + 1;
        }
        part(Math.min(i + 1, text.length()) - at, 1);
    }

    private void begin() throws BadPattern {
        for (var look : LOOKS.entrySet()) {
            if (text.startsWith(look.getKey(), at)) {
                throw bad(look.getValue() + " is not supported", WRITE_OUT);
            }
        }
        if (text.startsWith("(?>", at)) {
            throw bad("atomic groups (?> are not supported", NO_BACKTRACKING);
        }
        if (open.size() == DEEPEST) {
            throw bad("groups are nested more than " + DEEPEST + " deep", SMALLER);
        }
        open.push(new Open(at, size));
        size = 0;
        last = 0;
        at += charAt(at + 1) == '?' ? 2 : 1;
    }

    private void end() throws BadPattern {
        if (open.isEmpty()) {
            throw bad("no group is open here", ITSELF);
        }
        int inside = size;
        size = open.pop().sizeBefore();
        part(1, inside + 2);
    }

    private void count() throws BadPattern {
        Matcher count = COUNT.matcher(text).region(at, text.length());
        if (!count.lookingAt()) {
            part(1, 1);
            return;
        }
        String most = count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
        repeat(count.end() - at, Math.max(1, Integer.parseInt(most)));
    }

    private void repeat(int length, int times) throws BadPattern {
        int repeated = (last + 1) * times + 1;
        size -= last;
        part(length, repeated);
        if (charAt(at) == '+') {
            throw bad("possessive repetition with a second + is not supported", NO_BACKTRACKING);
        }
        if (charAt(at) == '?') {
            at++;
        }
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private BadPattern bad(String problem, String advice) {
        return new BadPattern(problem, at, advice);
    }
}
