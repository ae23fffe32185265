package dev.jforeman.text;

import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Formats the lines of one process. It remembers whether a part of the current line was shown,
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
        public MatchingLines(LinePattern wanted, LineFormatter shown) {
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
     * Lines that are examined before they are shown.
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

    /** Lines as people see them: without escape sequences and control characters, read as UTF-8. For one thread. */
    final class PlainText {
        private final EscapeFilter filter = new EscapeFilter(EscapePolicy.STRIP);
        private final Block text = new Block(1 << 12);

        public String of(Line line) {
            text.expect(line.length());
            filter.append(line, text);
            String seen = new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
            text.clear();
            return seen;
        }
    }

    /**
     * Looks for a regular expression in lines as people see them: without escape sequences, read as UTF-8. For one thread.
     */
    final class LineMatcher {
        private final LinePattern.Search search;
        private final PlainText text = new PlainText();

        /**
         * A matcher of lines.
         *
         * @param wanted found anywhere in a line
         */
        public LineMatcher(LinePattern wanted) {
            this.search = wanted.search();
        }

        /** Whether the expression is found in this line, or piece of one. */
        public boolean matches(Line line) {
            return search.isFoundIn(text.of(line));
        }
    }

    /** The treatment of escape sequences and control characters in a line. */
    enum EscapePolicy {
        /** Bytes stay as they are: for a pipe or a file. */
        KEEP,
        /**
         * For a terminal that several processes share: colours and links stay and end with the line; what moves the
         * cursor, clears, sets titles or modes, or talks to the terminal goes. Of a line drawn again and again with
         * carriage returns the last state is shown.
         */
        COLOURS,
        /** Nothing but text stays: for log files. Carriage returns as above. */
        STRIP;

        /** The policy for the combined log: colours mean that a terminal will show it in the end. */
        public static EscapePolicy forOutput(boolean isTerminal, boolean coloured) {
            return isTerminal || coloured ? COLOURS : KEEP;
        }
    }
}
