package dev.jforeman.glob;

import java.util.function.IntPredicate;

/** A sequence of parts of which some stand for any number of things, and the others for one. */
final class Stars {
    private Stars() {}

    /** Whether a part is one that stands for this thing. */
    interface One {
        boolean test(int part, int thing);
    }

    /**
     * Whether the parts match all things. It goes back to the last star only, so the time is bounded by the product of
     * the two lengths.
     *
     * @param parts how many parts
     * @param things how many things
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
