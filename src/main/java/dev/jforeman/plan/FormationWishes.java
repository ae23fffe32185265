package dev.jforeman.plan;

import java.util.List;
import java.util.Optional;

/**
 * Which instances the user asked for, as written.
 *
 * @param words the words after {@code start}: {@code web=3}, {@code web}, {@code all=1,worker=0}
 * @param formation the text of {@code -m}
 * @param excluded the texts of {@code -x}, each one process type or several joined by commas
 */
public record FormationWishes(List<String> words, Optional<String> formation, List<String> excluded) {
    public FormationWishes {
        words = List.copyOf(words);
        excluded = List.copyOf(excluded);
    }

    /** A bare {@code start}. */
    public static FormationWishes none() {
        return new FormationWishes(List.of(), Optional.empty(), List.of());
    }
}
