package dev.jforeman.text;

import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Formats the lines of one process. It remembers whether a part of the current line was shown, so each process needs
 * its own. Not thread-safe.
 */
public sealed interface LineFormatter
        permits PrefixedLines,
                JsonLines,
                LineFormatter.MatchingLines,
                LineFormatter.ChosenLines,
                LineFormatter.WatchedLines {
    /** Appends the line or piece and a newline. Appends nothing if nothing of a piece is visible. */
    void append(Line line, Stamp now, Block out);

    /**
     * Shows lines or drops them, depending on a condition.
     *
     * @param isShown evaluated for each line
     */
    record ChosenLines(BooleanSupplier isShown, LineFormatter lines) implements LineFormatter {
        @Override
        public void append(Line line, Stamp now, Block out) {
            if (isShown.getAsBoolean()) {
                lines.append(line, now, out);
            }
        }
    }

    /** Shows only lines that match. If a line comes in pieces, everything from the first matching piece on is shown. */
    final class MatchingLines implements LineFormatter {
        private final LineMatcher matcher;
        private final LineFormatter shown;
        private boolean isShowing;

        /**
         * A filter before a formatter.
         *
         * @param wanted matches if it is found anywhere in a line
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
     * Passes each line to a watcher before it is formatted.
     *
     * @param watcher receives each line or piece, a view that is valid only during the call
     */
    record WatchedLines(Consumer<Line> watcher, LineFormatter shown) implements LineFormatter {
        @Override
        public void append(Line line, Stamp now, Block out) {
            watcher.accept(line);
            shown.append(line, now, out);
        }
    }

    /**
     * Lines as they look to people: without escape sequences and control characters, decoded as UTF-8. Not thread-safe.
     */
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
     * Searches lines for a regular expression as they look to people: without escape sequences, decoded as UTF-8. Not
     * thread-safe.
     */
    final class LineMatcher {
        private final LinePattern.Search search;
        private final PlainText text = new PlainText();

        /**
         * A matcher of lines.
         *
         * @param wanted matches if it is found anywhere in a line
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
         * For a terminal that several processes share. Colors and links are kept and end with the line. Sequences that
         * move the cursor, clear the screen, set titles or modes, or query the terminal are removed. If a line is
         * redrawn with carriage returns, its last state is shown.
         */
        COLOURS,
        /** Only text is kept, for log files. Carriage returns are treated as above. */
        STRIP;

        /** The policy for the combined log. If it is colored, a terminal will show it in the end. */
        public static EscapePolicy forOutput(boolean isTerminal, boolean coloured) {
            return isTerminal || coloured ? COLOURS : KEEP;
        }
    }
}
