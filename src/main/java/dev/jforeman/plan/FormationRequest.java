package dev.jforeman.plan;

import java.util.List;

/**
 * Which instances the user asked for, as written.
 *
 * @param words the words after {@code start}: {@code web=3}, {@code web}, {@code all=1,worker=0}, {@code @group}
 * @param formation the text of {@code -m}
 * @param excluded the texts of {@code -x}, each one process type or group, or several joined by commas
 * @param isReleaseBeside whether {@code release} is to be planned beside the formation, to be run once before it
 */
public record FormationRequest(List<String> words, Option formation, List<String> excluded, boolean isReleaseBeside) {
    public FormationRequest {
        words = List.copyOf(words);
        excluded = List.copyOf(excluded);
    }

    /** A formation alone. */
    public FormationRequest(List<String> words, Option formation, List<String> excluded) {
        this(words, formation, excluded, false);
    }

    /** A bare {@code start}. */
    public static FormationRequest none() {
        return new FormationRequest(List.of(), Option.NONE, List.of());
    }
}
