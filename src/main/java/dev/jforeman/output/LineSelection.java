package dev.jforeman.output;

import dev.jforeman.model.InstanceName;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which lines are shown. The words are process types or instances.
 *
 * @param only if there are any, nothing else is shown
 * @param muted what is not shown
 * @param grep what is to be found in a line, if not all lines are shown
 */
public record LineSelection(Set<String> only, Set<String> muted, Optional<Pattern> grep) {
    public LineSelection {
        only = Set.copyOf(only);
        muted = Set.copyOf(muted);
    }

    boolean isShown(InstanceName name) {
        return (only.isEmpty() || isIn(only, name)) && !isIn(muted, name);
    }

    private static boolean isIn(Set<String> words, InstanceName name) {
        return words.contains(name.type()) || words.contains(name.toString());
    }
}
