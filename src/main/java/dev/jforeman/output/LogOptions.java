package dev.jforeman.output;

import dev.jforeman.model.InstanceName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the user can say about the log.
 *
 * @param look what stands in front of a line
 * @param choosing which lines are shown
 * @param format who reads it
 * @param pty which children run on terminals
 * @param stderr whether standard error is told apart
 * @param onFull what happens when nobody reads fast enough
 * @param files where it is kept too
 * @param isGithub whether GitHub Actions shows it
 * @param interactive who gets the keyboard
 */
public record LogOptions(
        PrefixOptions look,
        LineSelection choosing,
        LogFormat format,
        PtyChoices pty,
        StderrChoice stderr,
        OnFull onFull,
        Optional<LogFileOptions> files,
        boolean isGithub,
        Optional<InstanceName> interactive) {

    /** The same without the lines of these types, unless they fail. */
    public LogOptions muted(Collection<String> types) {
        Set<String> muted = new HashSet<>(choosing.muted());
        muted.addAll(types);
        LineSelection less = new LineSelection(choosing.only(), muted, choosing.grep());
        return new LogOptions(look, less, format, pty, stderr, onFull, files, isGithub, interactive);
    }
}
