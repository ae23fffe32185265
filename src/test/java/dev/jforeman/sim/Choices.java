package dev.jforeman.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks through all sequences of choices: run something that asks {@link #choose} again and again, until
 * {@link #next} says that all was tried.
 */
final class Choices {
    private record Choice(int chosen, int of) {}

    private final List<Choice> path = new ArrayList<>();
    private int depth;

    /** One of so many, counted from 0. */
    int choose(int of) {
        if (depth == path.size()) {
            path.add(new Choice(0, of));
        }
        return path.get(depth++).chosen();
    }

    /** Goes to the next sequence; false if there is none. */
    boolean next() {
        depth = 0;
        while (!path.isEmpty()) {
            Choice last = path.removeLast();
            if (last.chosen() + 1 < last.of()) {
                path.add(new Choice(last.chosen() + 1, last.of()));
                return true;
            }
        }
        return false;
    }
}
