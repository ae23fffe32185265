package dev.jforeman.output;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.ProcessSpec.PtyChoice;
import dev.jforeman.text.LinePattern;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The options of the log.
 *
 * @param look what stands in front of a line
 * @param choosing which lines are shown
 * @param format for users or programs
 * @param streams what the children write to and read from
 * @param onFull what to do if the log is not read fast enough
 * @param files where it is kept too
 * @param isGithub whether GitHub Actions shows it
 */
public record LogOptions(
        PrefixOptions look,
        LineSelection choosing,
        LogFormat format,
        StreamOptions streams,
        OnFull onFull,
        Optional<LogFileOptions> files,
        boolean isGithub) {

    /** The same without the lines of these types, unless they fail. */
    public LogOptions muted(Collection<String> types) {
        Set<String> muted = new HashSet<>(choosing.muted());
        muted.addAll(types);
        LineSelection less = new LineSelection(choosing.only(), muted, choosing.grep());
        return new LogOptions(look, less, format, streams, onFull, files, isGithub);
    }

    /**
     * Which lines are shown. The words are process types or instances.
     *
     * @param only if there are any, nothing else is shown
     * @param muted what is not shown
     * @param grep what is to be found in a line, if not all lines are shown
     */
    public record LineSelection(Set<String> only, Set<String> muted, Optional<LinePattern> grep) {
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

    /**
     * What the standard streams of the children are connected to.
     *
     * @param pty which children run on terminals
     * @param stderr whether standard error is marked
     * @param interactive the instance that gets the keyboard
     */
    public record StreamOptions(PtyChoices pty, StderrChoice stderr, Optional<InstanceName> interactive) {}

    /**
     * Which processes run on a pseudo-terminal. The settings of a type come between an explicit option and a default.
     *
     * @param asked for all, on the command line or in the environment
     * @param usual where the settings say nothing
     */
    public record PtyChoices(Optional<PtyChoice> asked, PtyChoice usual) {
        public PtyChoice of(ProcessSpec spec) {
            return asked.or(spec.stdio()::pty).orElse(usual);
        }
    }

    /** The treatment of standard error of a process without a terminal. */
    public enum StderrChoice {
        /** It goes the way of standard output, in order with it. */
        MERGE,
        /** It is marked; a line of it can then come a moment before or after its neighbours. */
        MARK
    }

    /**
     * Log files on disk.
     *
     * @param directory where they are, absolute
     * @param maxBytes when a file gets larger it is put aside and a new one begun
     * @param maxFiles how many there are of each, the current one included
     */
    public record LogFileOptions(Path directory, long maxBytes, int maxFiles) {}
}
