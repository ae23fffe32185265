package dev.jforeman.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for a regular expression in lines as people see them: without escape sequences, read as UTF-8. For one thread.
 */
public final class LineMatcher {
    private final Matcher matcher;
    private final EscapeFilter filter = new EscapeFilter(EscapePolicy.STRIP);
    private final Block text = new Block(1 << 12);

    /**
     * A matcher of lines.
     *
     * @param wanted found anywhere in a line
     */
    public LineMatcher(Pattern wanted) {
        this.matcher = wanted.matcher("");
    }

    /** Whether the expression is found in this line, or piece of one. */
    public boolean matches(Line line) {
        text.clear();
        filter.append(line, text);
        String string = new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
        return matcher.reset(string).find();
    }
}
