package dev.jforeman.export;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.Optional;

/**
 * The change that an export makes to one file of a location.
 *
 * @param kind what the export does with the file
 * @param path relative to the location
 * @param isSecret whether the file has values of variables, which are not shown
 * @param before the present content, if the file exists
 * @param after the content after the export, if the file is part of it
 */
public record Change(Kind kind, String path, boolean isSecret, Optional<String> before, Optional<String> after) {
    private static final int CONTEXT = 3;

    /** The kind of change. */
    public enum Kind {
        CREATE,
        OVERWRITE,
        /** The content is up to date, but the permissions are changed. */
        PROTECT,
        /** The file was written by an earlier export and is not part of this one. */
        REMOVE,
        /** The file was written by an earlier export and is not part of this one, but is kept because it was edited. */
        KEEP,
        /** The file exists and was not written by an export. */
        REFUSE
    }

    /** The lines of a unified diff, as for {@code patch}. For a file with values of variables, one line without its content. */
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
