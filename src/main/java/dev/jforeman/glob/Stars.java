package dev.jforeman.glob;

import java.util.function.IntPredicate;

/**
 * Matches a sequence of parts against a sequence of things. A star matches any number of things, every other part
 * exactly one.
 */
final class Stars {
    private Stars() {}

    /** Whether a part that is not a star matches a thing. */
    interface One {
        boolean test(int part, int thing);
    }

    /**
     * Whether the parts match all things. It backtracks only to the last star, so the time is at most proportional to
     * the product of the two lengths.
     *
     * @param parts the number of parts
     * @param things the number of things
     */
    static boolean match(int parts, IntPredicate isStar, One isOne, int things) {
        int part = 0;
        int thing = 0;
        int star = -1;
        int resume = 0;
        while (thing < things) {
            if (part < parts && isStar.test(part)) {
                star = part++;
                resume = thing;
            } else if (part < parts && isOne.test(part, thing)) {
                part++;
                thing++;
            } else if (star >= 0) {
                part = star + 1;
                thing = ++resume;
            } else {
                return false;
            }
        }
        while (part < parts && isStar.test(part)) {
            part++;
        }
        return part == parts;
    }
}
