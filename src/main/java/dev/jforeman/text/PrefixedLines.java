package dev.jforeman.text;

import dev.jforeman.text.LineFormatter.EscapePolicy;

/**
 * Lines for people: a {@link Prefix}, then the text.
 *
 * <p>If a line comes in pieces, each piece is a line of its own, so that it is never joined with the text of another
 * process. The first has the normal prefix, the others have that of a continuation. A piece with nothing visible is not
 * shown, unless the line consists only of it: each line of the process is at least one line here.
 */
public final class PrefixedLines implements LineFormatter {
    private final Prefix prefix;
    private final EscapeFilter filter;

    private Stamp renderedFor;
    private byte[] rendered;
    /** Whether a piece of the current line was shown. */
    private boolean continued;

    public PrefixedLines(Prefix prefix, EscapePolicy escapes) {
        this.prefix = prefix;
        this.filter = new EscapeFilter(escapes);
        this.renderedFor = Stamp.NONE;
        this.rendered = prefix.render(Stamp.NONE, false);
    }

    @Override
    public void append(Line line, Stamp now, Block out) {
        int before = out.length();
        byte[] start = continued ? prefix.render(now, true) : prefixAt(now);
        out.expect(start.length + line.length() + 1);
        out.append(start);
        boolean visible = filter.append(line, out);
        if (visible || (line.isEnded() && !continued)) {
            out.endLine();
            continued = !line.isEnded();
        } else {
            out.truncate(before);
            continued &= !line.isEnded();
        }
    }

    private byte[] prefixAt(Stamp now) {
        if (now != renderedFor) {
            renderedFor = now;
            rendered = prefix.render(now, false);
        }
        return rendered;
    }
}
