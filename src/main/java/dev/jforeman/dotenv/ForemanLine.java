package dev.jforeman.dotenv;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.SourceLine;
import dev.jforeman.diagnostic.SourceText;
import java.util.Optional;

/**
 * What foreman 0.90 makes of one line of an env file. It knows assignments that begin in the first column and have
 * nothing around {@code =}; it passes over any other line in silence.
 *
 * @param name the variable
 * @param written everything behind {@code =}
 * @param where the place of the line
 */
record ForemanLine(String name, String written, Location where) {

    /** The assignment in a line of a file, if foreman sees one: it takes a byte order mark for a part of the text. */
    static Optional<ForemanLine> at(SourceText source, int number) {
        boolean hidden = number == 1 && source.hasByteOrderMark();
        return hidden ? Optional.empty() : read(source.line(number));
    }

    private static Optional<ForemanLine> read(SourceLine line) {
        String text = line.text();
        int equals = 0;
        while (equals < text.length() && DotenvParser.isNameCharacter(text.charAt(equals))) {
            equals++;
        }
        return equals > 0 && text.startsWith("=", equals)
                ? Optional.of(new ForemanLine(text.substring(0, equals), text.substring(equals + 1), line.at(0)))
                : Optional.empty();
    }

    /** The value without its quotes, if the last character of the line closes them. */
    String value() {
        if (isBetween('\'')) {
            return written.substring(1, written.length() - 1);
        }
        return isBetween('"') ? withoutBackslashes(written.substring(1, written.length() - 1)) : written;
    }

    private boolean isBetween(char quote) {
        return written.length() > 1 && written.charAt(0) == quote && written.charAt(written.length() - 1) == quote;
    }

    /** First {@code \n} is made a line end, wherever it stands; then a backslash goes unless a line end follows it. */
    private static String withoutBackslashes(String quoted) {
        String text = quoted.replace("\\n", "\n");
        StringBuilder value = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean pair = text.charAt(i) == '\\' && i + 1 < text.length() && text.charAt(i + 1) != '\n';
            value.append(text.charAt(pair ? ++i : i));
        }
        return value.toString();
    }

    /** Whether nothing but blanks stands around that text. */
    boolean isJust(String value) {
        int start = 0;
        int end = written.length();
        while (start < end && SourceText.isBlank(written.charAt(start))) {
            start++;
        }
        while (start < end && SourceText.isBlank(written.charAt(end - 1))) {
            end--;
        }
        return written.substring(start, end).equals(value);
    }
}
