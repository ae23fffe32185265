package dev.jforeman.dotenv;

import dev.jforeman.diagnostic.SourceText;
import java.util.Optional;

/** A position in the text of an env file, which advances as parts of the text are taken. */
final class EnvTextCursor {
    /** Decides whether a character belongs to what is taken. */
    interface Accept {
        boolean test(char c);
    }

    private final String text;
    private int position;

    EnvTextCursor(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    void returnTo(int earlier) {
        position = earlier;
    }

    boolean atEnd() {
        return position == text.length();
    }

    boolean atLineEnd() {
        return atEnd() || peek() == '\n';
    }

    char peek() {
        return text.charAt(position);
    }

    void advance() {
        position++;
    }

    String take(Accept accept) {
        int start = position;
        while (!atEnd() && accept.test(peek())) {
            position++;
        }
        return text.substring(start, position);
    }

    /** Skips blanks and returns whether there was one. */
    boolean skipBlanks() {
        return !take(SourceText::isBlank).isEmpty();
    }

    /** Moves to the start of the next line. */
    void skipLine() {
        position = Math.min(lineEnd() + 1, text.length());
    }

    private int lineEnd() {
        int end = text.indexOf('\n', position);
        return end < 0 ? text.length() : end;
    }

    /** Takes the text up to a comment or the line end, without trailing blanks. */
    String takeBare() {
        int end = position;
        int lineEnd = lineEnd();
        for (int i = position; i < lineEnd && !isCommentStart(i); i++) {
            end = SourceText.isBlank(text.charAt(i)) ? end : i + 1;
        }
        return takeTo(end);
    }

    private boolean isCommentStart(int index) {
        return text.charAt(index) == '#' && SourceText.isBlank(text.charAt(index - 1));
    }

    private String takeTo(int end) {
        String taken = text.substring(position, end);
        position = end;
        return taken;
    }

    /**
     * Takes the text between the quote at the current position and its closing quote, and both quotes. Without a
     * closing quote, the result is empty and the rest of the text is consumed.
     */
    Optional<String> takeQuoted(boolean backslashEscapes) {
        int opening = position;
        int closing = closingQuote(opening, backslashEscapes);
        position = Math.min(closing + 1, text.length());
        return closing < text.length() ? Optional.of(text.substring(opening + 1, closing)) : Optional.empty();
    }

    /**
     * Takes the text between the given quote and the last same quote at the end of that line, and both quotes. Other
     * quotes between them are text.
     */
    Optional<String> takeToLastQuote(int opening) {
        position = opening;
        int last = lineEnd() - 1;
        if (last <= opening || text.charAt(last) != text.charAt(opening)) {
            return Optional.empty();
        }
        position = last + 1;
        return Optional.of(text.substring(opening + 1, last));
    }

    private int closingQuote(int opening, boolean backslashEscapes) {
        char quote = text.charAt(opening);
        int index = opening + 1;
        while (index < text.length() && text.charAt(index) != quote) {
            index += backslashEscapes && text.charAt(index) == '\\' ? 2 : 1;
        }
        return Math.min(index, text.length());
    }

    /** Skips blanks and returns whether only a comment follows in this line. */
    boolean atCommentOrLineEnd() {
        boolean blank = skipBlanks();
        return atLineEnd() || (blank && peek() == '#');
    }
}
