package dev.jforeman.text;

import java.util.regex.Pattern;

/**
 * Only lines that match. Of a line
 * that comes in pieces, everything from the first piece that matches is shown.
 */
public final class MatchingLines implements LineFormatter {
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
