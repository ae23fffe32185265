package dev.jforeman.export;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What an export would change in a location, for people and {@code patch}. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /** The lines of one change; of a file with values of variables only that it changes. */
    public static List<String> of(Change change) {
        if (change.isSecret()) {
            return List.of("--- " + change.path() + " differs (its values are not shown)");
        }
        String old = change.before().isPresent() ? "a/" + change.path() : "/dev/null";
        String now = change.after().isPresent() ? "b/" + change.path() : "/dev/null";
        List<String> before = change.before().orElse("").lines().toList();
        List<String> after = change.after().orElse("").lines().toList();
        List<String> lines =
                UnifiedDiffUtils.generateUnifiedDiff(old, now, before, DiffUtils.diff(before, after), CONTEXT);
        return lines.isEmpty() ? List.of("--- " + change.path() + " differs (its permissions or line ends)") : lines;
    }
}
