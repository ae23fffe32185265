package dev.jforeman.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Enumerates all sequences of choices: run code that calls {@link #choose} repeatedly, until {@link #next} returns
 * false.
 */
final class Choices {
    private record Choice(int chosen, int of) {}

    private final List<Choice> path = new ArrayList<>();
    private int depth;

    /** The current choice among this many options, counted from 0. */
    int choose(int of) {
        if (depth == path.size()) {
            path.add(new Choice(0, of));
        }
        return path.get(depth++).chosen();
    }

    /** Moves to the next sequence; false if there is none. */
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
