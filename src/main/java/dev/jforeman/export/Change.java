package dev.jforeman.export;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.Optional;

/**
 * The change that an export makes to one file of a location.
 *
 * @param before what is there now
 * @param after what is to be there
 */
public record Change(Kind kind, String path, boolean isSecret, Optional<String> before, Optional<String> after) {
    private static final int CONTEXT = 3;

    /** The kind of change. */
    public enum Kind {
        CREATE,
        OVERWRITE,
        /** Its content is right, its permissions are not. */
        PROTECT,
        /** It was written by an earlier export and is no longer part of this one. */
        REMOVE,
        /** The same, but it was changed since, so it is kept. */
        KEEP,
        /** A file that no export wrote exists there. */
        REFUSE
    }

    /** For people and {@code patch}; of a file with values of variables only that it changes. */
    public List<String> unifiedDiff() {
        if (isSecret) {
            return List.of("--- " + path + " differs (its values are not shown)");
        }
        String old = before.isPresent() ? "a/" + path : "/dev/null";
        String now = after.isPresent() ? "b/" + path : "/dev/null";
        List<String> oldLines = before.orElse("").lines().toList();
        List<String> newLines = after.orElse("").lines().toList();
        List<String> lines =
                UnifiedDiffUtils.generateUnifiedDiff(old, now, oldLines, DiffUtils.diff(oldLines, newLines), CONTEXT);
        return lines.isEmpty() ? List.of("--- " + path + " differs (its permissions or line ends)") : lines;
    }
}
