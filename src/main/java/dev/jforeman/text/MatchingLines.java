package dev.jforeman.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Only lines that match. What is searched is the text of a line, without escape sequences, read as UTF-8. Of a line
 * that comes in pieces, everything from the first piece that matches is shown.
 */
public final class MatchingLines implements LineFormatter {
    private final Matcher matcher;
    private final LineFormatter shown;
    private final EscapeFilter filter = new EscapeFilter(EscapePolicy.STRIP);
    private final Block text = new Block(1 << 12);
    private boolean isShowing;

    /**
     * A filter in front of a formatter.
     *
     * @param wanted found anywhere in a line
     */
    public MatchingLines(Pattern wanted, LineFormatter shown) {
        this.matcher = wanted.matcher("");
        this.shown = shown;
    }

    @Override
    public void append(Line line, Stamp now, Block out) {
        isShowing = isShowing || matches(line);
        if (isShowing) {
            shown.append(line, now, out);
        }
        isShowing &= !line.isEnded();
    }

    private boolean matches(Line line) {
        text.clear();
        filter.append(line, text);
        String string = new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
        return matcher.reset(string).find();
    }
}
