package dev.jforeman.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the known word that a user most likely meant, for hints such as "did you mean".
 *
 * <p>The distance is the number of inserted, deleted, replaced or swapped neighboring characters, ignoring case. Only
 * one edit for every three characters is allowed: a far-fetched suggestion is worse than none.
 */
public final class Nearest {
    private static final int LONGEST_WORD = 64;

    private Nearest() {}

    /** The known word nearest to the given one, the first of equally near ones; empty if all are too different. */
    public static Optional<String> to(String read, Collection<String> known) {
        Optional<String> nearest = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distanceWithinLimit(read, candidate);
            if (distance < least) {
                least = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** The "did you mean" hint to append to a sentence; empty if no word is similar. */
    public static String hint(String read, Collection<String> known) {
        return question(read, known).map(question -> "; " + question).orElse("");
    }

    /** The question whether the nearest known word was meant; empty if no word is similar. */
    public static Optional<String> question(String read, Collection<String> known) {
        return to(read, known).map(nearest -> "did you mean " + nearest + "?");
    }

    private static int distanceWithinLimit(String read, String candidate) {
        int longer = Math.max(read.length(), candidate.length());
        int limit = longer / 3;
        if (longer > LONGEST_WORD || Math.abs(read.length() - candidate.length()) > limit) {
            return Integer.MAX_VALUE;
        }
        int distance = distance(read.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
        return distance <= limit ? distance : Integer.MAX_VALUE;
    }

    /** The optimal string alignment distance. */
    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int fewest(int[][] edits, String a, String b, int i, int j) {
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int insertedOrDeleted = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
        int swapped = isSwap(a, b, i, j) ? edits[i - 2][j - 2] + 1 : Integer.MAX_VALUE;
        return Math.min(replaced, Math.min(insertedOrDeleted, swapped));
    }

    private static boolean isSwap(String a, String b, int i, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
