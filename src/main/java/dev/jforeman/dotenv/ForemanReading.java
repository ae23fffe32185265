package dev.jforeman.dotenv;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.SourceText;
import dev.jforeman.diagnostic.SourceText.SourceLine;
import dev.jforeman.dotenv.Dotenv.Assignment;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the differences between how foreman and jforeman read an env file.
 *
 * <p>This class reads the file line by line as foreman 0.90 does and compares the results: there is a warning for each
 * variable whose final value differs, and none for a line that makes no difference because a later one counts. Warnings
 * name variables and reasons, never values.
 */
public final class ForemanReading {
    private final SourceText source;
    private final Map<String, Assignment> ours = new HashMap<>();
    private final Map<String, ForemanLine> theirs = new HashMap<>();

    private ForemanReading(SourceText source, Dotenv dotenv) {
        this.source = source;
        dotenv.assignments().forEach(assignment -> ours.put(assignment.name(), assignment));
        for (int number = 1; number <= source.lineCount(); number++) {
            ForemanLine.at(source, number).ifPresent(line -> theirs.put(line.name(), line));
        }
    }

    /** Warnings in the order of the file; none for a file with errors, which has to be corrected first. */
    public static List<Diagnostic> differences(String file, byte[] text) {
        Parsed<Dotenv> dotenv = DotenvParser.parse(file, text);
        if (!dotenv.isUsable()) {
            return List.of();
        }
        return new ForemanReading(SourceText.decode(file, text).value(), dotenv.value()).differences();
    }

    private List<Diagnostic> differences() {
        Set<String> names = new HashSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        return names.stream()
                .filter(name -> !ourValue(name).equals(theirValue(name)))
                .flatMap(name -> difference(name).stream())
                .sorted(Comparator.comparingInt(warning -> warning.where().line()))
                .toList();
    }

    private Optional<String> ourValue(String name) {
        return Optional.ofNullable(ours.get(name)).map(Assignment::value);
    }

    private Optional<String> theirValue(String name) {
        return Optional.ofNullable(theirs.get(name)).map(ForemanLine::value);
    }

    private Optional<Diagnostic> difference(String name) {
        return Optional.ofNullable(ours.get(name))
                .flatMap(this::differenceAt)
                .or(() -> Optional.ofNullable(theirs.get(name)).map(ForemanReading::insideQuotes));
    }

    /** The difference for one assignment; empty if foreman reads the same value there. */
    private Optional<Diagnostic> differenceAt(Assignment our) {
        Optional<ForemanLine> their = ForemanLine.at(source, our.where().line());
        if (their.isEmpty()) {
            return Optional.of(notSet(our));
        }
        return their.filter(line -> !line.value().equals(our.value())).map(line -> otherValue(our, line));
    }

    private static Diagnostic insideQuotes(ForemanLine line) {
        return Diagnostic.warning(
                line.where(),
                "foreman sets " + Excerpt.of(line.name()) + " here: it does not support quoted values of several lines",
                "write the quoted value on one line");
    }

    private Diagnostic notSet(Assignment our) {
        String line = source.line(our.where().line()).text();
        if (our.where().line() == 1 && source.hasByteOrderMark()) {
            return notSet(our, "the byte order mark hides the first line", "save the file without a byte order mark");
        }
        if (SourceText.isBlank(line.charAt(0))) {
            return notSet(our, "it skips indented lines", "remove the leading spaces");
        }
        return our.where().column() > 1
                ? notSet(our, "it does not support \"export\"", "remove \"export\"")
                : notSet(our, "it does not allow spaces before \"=\"", "remove the spaces around \"=\"");
    }

    private static Diagnostic notSet(Assignment our, String reason, String hint) {
        return Diagnostic.warning(our.where(), "foreman does not set " + Excerpt.of(our.name()) + ", " + reason, hint);
    }

    private static Diagnostic otherValue(Assignment our, ForemanLine line) {
        String written = our.raw().written();
        if (written.indexOf('\n') >= 0) {
            return otherValue(our, "reads only the first line, including the quote", "write the value on one line");
        }
        if (!line.isJust(written)) {
            return otherValue(our, "reads the comment as part of it", "give the comment a line of its own");
        }
        return line.written().equals(written)
                ? otherValue(
                        our, "supports no escape sequence but \\n", "use single quotes and the characters themselves")
                : otherValue(our, "reads the spaces around it as part of it", "remove the spaces");
    }

    private static Diagnostic otherValue(Assignment our, String reason, String hint) {
        return Diagnostic.warning(
                our.where(), "foreman gives " + Excerpt.of(our.name()) + " a different value: it " + reason, hint);
    }

    /**
     * One line of an env file as foreman 0.90 reads it. foreman knows only assignments that begin in the first column
     * and have no blanks around {@code =}; it silently ignores any other line.
     *
     * @param name the variable
     * @param written everything after {@code =}
     * @param where the position of the line
     */
    record ForemanLine(String name, String written, Location where) {

        /**
         * The assignment that foreman finds in a line of a file. To foreman, a byte order mark is part of the text.
         */
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

        /**
         * First turns each {@code \n} into a line end, wherever it is, and then removes each backslash that is not
         * followed by a line end.
         */
        private static String withoutBackslashes(String quoted) {
            String text = quoted.replace("\\n", "\n");
            StringBuilder value = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                boolean pair = text.charAt(i) == '\\' && i + 1 < text.length() && text.charAt(i + 1) != '\n';
                value.append(text.charAt(pair ? ++i : i));
            }
            return value.toString();
        }

        /** Whether this value with nothing but blanks around it is the whole line after {@code =}. */
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
}
