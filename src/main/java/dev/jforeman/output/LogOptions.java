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
 * @param look the prefix of each line
 * @param choosing which lines are shown
 * @param format for people or programs
 * @param streams the standard streams of the children
 * @param onFull what to do if the log is not read fast enough
 * @param files where log files are written
 * @param isGithub whether GitHub Actions shows the log
 */
public record LogOptions(
        PrefixOptions look,
        LineSelection choosing,
        LogFormat format,
        StreamOptions streams,
        OnFull onFull,
        Optional<LogFileOptions> files,
        boolean isGithub) {

    /** The same, but hides the lines of these process types unless they fail. */
    public LogOptions muted(Collection<String> types) {
        Set<String> muted = new HashSet<>(choosing.muted());
        muted.addAll(types);
        LineSelection less = new LineSelection(choosing.only(), muted, choosing.grep());
        return new LogOptions(look, less, format, streams, onFull, files, isGithub);
    }

    /**
     * Which lines are shown. The names are process types or instances.
     *
     * @param only if not empty, only these are shown
     * @param muted names that are hidden
     * @param grep the expression that a shown line must match
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
     * The standard streams of the children.
     *
     * @param pty which children run on terminals
     * @param stderr whether standard error is marked
     * @param interactive the instance that receives the keys
     */
    public record StreamOptions(PtyChoices pty, StderrChoice stderr, Optional<InstanceName> interactive) {}

    /**
     * Which processes run on a pseudo-terminal. Precedence: an explicit option, the settings of the process type, the
     * default.
     *
     * @param asked the choice for all processes on the command line or in the environment
     * @param usual the default
     */
    public record PtyChoices(Optional<PtyChoice> asked, PtyChoice usual) {
        public PtyChoice of(ProcessSpec spec) {
            return asked.or(spec.stdio()::pty).orElse(usual);
        }
    }

    /** How to treat standard error of a process without a terminal. */
    public enum StderrChoice {
        /** It shares the pipe of standard output, so the order of lines is kept. */
        MERGE,
        /** Its lines are marked. They can then appear slightly before or after their neighbors. */
        MARK
    }

    /**
     * Log files on disk.
     *
     * @param directory their directory, absolute
     * @param maxBytes the size at which a file is rotated
     * @param maxFiles the number of files to keep per log, including the current one
     */
    public record LogFileOptions(Path directory, long maxBytes, int maxFiles) {}
}
