package dev.jforeman.dotenv;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.SourceText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells where foreman itself would get something else out of an env file than jforeman does.
 *
 * <p>foreman's reading, that of release 0.90, is carried out line by line and the two results are compared: there is a
 * warning for each variable that differs in the end, and none for a line that makes no difference because a later one
 * counts. Warnings name variables and reasons, never values.
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

    /** The difference in the line of our assignment; empty if foreman reads the same there. */
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
                "foreman sets " + Excerpt.of(line.name()) + " here, it does not know quotes that span lines",
                "write the quoted value on one line");
    }

    private Diagnostic notSet(Assignment our) {
        String line = source.line(our.where().line()).text();
        if (our.where().line() == 1 && source.hasByteOrderMark()) {
            return notSet(our, "the byte order mark hides the first line from it", "save the file without the mark");
        }
        if (SourceText.isBlank(line.charAt(0))) {
            return notSet(our, "it passes over indented lines", "remove the blanks in front");
        }
        return our.where().column() > 1
                ? notSet(our, "it does not know \"export\"", "remove \"export\"")
                : notSet(our, "it allows no blank before \"=\"", "remove the blanks around \"=\"");
    }

    private static Diagnostic notSet(Assignment our, String reason, String hint) {
        return Diagnostic.warning(our.where(), "foreman does not set " + Excerpt.of(our.name()) + ", " + reason, hint);
    }

    private static Diagnostic otherValue(Assignment our, ForemanLine line) {
        String written = our.raw().written();
        if (written.indexOf('\n') >= 0) {
            return otherValue(our, "takes only its first line, with the quote", "write the value on one line");
        }
        if (!line.isJust(written)) {
            return otherValue(our, "takes the comment into it", "give the comment a line of its own");
        }
        return line.written().equals(written)
                ? otherValue(our, "knows no backslash pair but \\n", "use single quotes with the characters themselves")
                : otherValue(our, "takes the blanks around it into it", "remove the blanks");
    }

    private static Diagnostic otherValue(Assignment our, String reason, String hint) {
        return Diagnostic.warning(
                our.where(), "foreman gives " + Excerpt.of(our.name()) + " another value, it " + reason, hint);
    }
}
