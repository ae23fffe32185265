package dev.jforeman.text;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Makes of each line of one process what is written for it. It remembers whether a part of the current line was shown,
 * so each process has its own; for one thread.
 */
public sealed interface LineFormatter
        permits PrefixedLines,
                JsonLines,
                LineFormatter.MatchingLines,
                LineFormatter.ChosenLines,
                LineFormatter.WatchedLines {
    /** Appends the line, or the piece of one, and a newline; nothing if there is nothing to see of a piece. */
    void append(Line line, Stamp now, Block out);

    /**
     * Lines that are shown at some times and not at others.
     *
     * @param isShown asked at each line
     */
    record ChosenLines(BooleanSupplier isShown, LineFormatter lines) implements LineFormatter {
        @Override
        public void append(Line line, Stamp now, Block out) {
            if (isShown.getAsBoolean()) {
                lines.append(line, now, out);
            }
        }
    }

    /**
     * Only lines that match. Of a line that comes in pieces, everything from the first piece that matches is shown.
     */
    final class MatchingLines implements LineFormatter {
        private final LineMatcher matcher;
        private final LineFormatter shown;
        private boolean isShowing;

        /**
         * A filter in front of a formatter.
         *
         * @param wanted found anywhere in a line
         */
        public MatchingLines(Pattern wanted, LineFormatter shown) {
            this.matcher = new LineMatcher(wanted);
            this.shown = shown;
        }

        @Override
        public void append(Line line, Stamp now, Block out) {
            isShowing = isShowing || matcher.matches(line);
            if (isShowing) {
                shown.append(line, now, out);
            }
            isShowing &= !line.isEnded();
        }
    }

    /**
     * Lines that somebody looks at before they are shown.
     *
     * @param watcher sees each line, or piece of one; a view that counts only during the call
     */
    record WatchedLines(Consumer<Line> watcher, LineFormatter shown) implements LineFormatter {
        @Override
        public void append(Line line, Stamp now, Block out) {
            watcher.accept(line);
            shown.append(line, now, out);
        }
    }
}
