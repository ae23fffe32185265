package dev.jforeman.dotenv;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Findings;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.SourceText;
import dev.jforeman.dotenv.Dotenv.Assignment;
import dev.jforeman.dotenv.RawValue.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an env file. The grammar:
 *
 * <pre>
 * line       = blanks [ comment ]
 *            | blanks [ "export" blanks ] name blanks "=" blanks value blanks [ comment ]
 * name       = one or more of A-Z a-z 0-9 _
 * value      = "'" any but "'" "'"               may span lines, every character stands for itself
 *            | quote any quote                   on one line that ends with it, where neither quoted form fits
 *            | '"' any but an unescaped '"' '"'  may span lines, see {@link RawValue}
 *            | the rest of the line up to a comment, without blanks around it
 * comment    = "#" to the end of the line, at the start of the line or after a blank
 * </pre>
 *
 * <p>Quotes have a meaning only at the beginning of a value: in {@code it's} the apostrophe is text. A name may begin with a
 * digit, as in foreman, but no shell can read such a variable: that is a warning. Nothing is expanded here, see
 * {@link Expansion}. Any bytes can be given; the time is proportional to their number. Diagnostics never show a value.
 */
public final class DotenvParser {
    private final SourceText source;
    private final EnvTextCursor cursor;
    private final List<Assignment> assignments = new ArrayList<>();
    private final Findings findings = new Findings();

    private DotenvParser(SourceText source) {
        this.source = source;
        this.cursor = new EnvTextCursor(source.text());
    }

    /**
     * Reads the bytes of an env file.
     *
     * @param file the name for diagnostics
     */
    public static Parsed<Dotenv> parse(String file, byte[] text) {
        Parsed<SourceText> source = SourceText.decode(file, text);
        if (!source.isUsable()) {
            return new Parsed<>(new Dotenv(file, List.of()), source.diagnostics());
        }
        return new DotenvParser(source.value()).parse();
    }

    private Parsed<Dotenv> parse() {
        while (!cursor.atEnd() && !findings.isFull()) {
            cursor.skipBlanks();
            if (!cursor.atLineEnd() && cursor.peek() != '#') {
                readAssignment();
            }
            cursor.skipLine();
        }
        return findings.about(new Dotenv(source.file(), assignments));
    }

    private void readAssignment() {
        boolean exported = skipExport();
        int start = cursor.position();
        String name = cursor.take(DotenvParser::isNameCharacter);
        int end = cursor.position();
        cursor.skipBlanks();
        if (name.isEmpty() || cursor.atLineEnd() || cursor.peek() != '=') {
            findings.add(new BadAssignment(source, exported, start, end, cursor.position()).diagnose());
            return;
        }
        cursor.advance();
        cursor.skipBlanks();
        readValue().ifPresent(raw -> assign(name, raw, source.locate(start)));
    }

    /** Skips {@code export} before a name. In {@code export=1} and {@code export = 1} it is the name itself. */
    private boolean skipExport() {
        int start = cursor.position();
        boolean word = cursor.take(DotenvParser::isNameCharacter).equals("export");
        boolean blank = cursor.skipBlanks();
        if (word && (cursor.atLineEnd() || (blank && cursor.peek() != '='))) {
            return true;
        }
        cursor.returnTo(start);
        return false;
    }

    private void assign(String name, RawValue raw, Location where) {
        assignments.add(new Assignment(name, raw, where));
        if (Character.isDigit(name.charAt(0))) {
            findings.add(Diagnostic.warning(
                    where, "a shell cannot read " + Excerpt.of(name), "begin the name with a letter"));
        }
    }

    private Optional<RawValue> readValue() {
        if (cursor.atLineEnd()) {
            return Optional.of(new RawValue(Quoting.NONE, ""));
        }
        return switch (cursor.peek()) {
            case '\'' -> readQuoted(Quoting.SINGLE);
            case '"' -> readQuoted(Quoting.DOUBLE);
            default -> Optional.of(new RawValue(Quoting.NONE, cursor.takeBare()));
        };
    }

    private Optional<RawValue> readQuoted(Quoting quoting) {
        int opening = cursor.position();
        Optional<String> text = cursor.takeQuoted(quoting == Quoting.DOUBLE);
        if (text.isEmpty()) {
            findings.add(unbalanced(opening));
            return Optional.empty();
        }
        return cursor.atCommentOrLineEnd()
                ? text.map(t -> new RawValue(quoting, t))
                : readQuotesInside(quoting, opening);
    }

    /** Reads {@code X="[{"key": 1}]"} as foreman does, from the first quote to the last one of the line. */
    private Optional<RawValue> readQuotesInside(Quoting quoting, int opening) {
        Diagnostic after = textAfterQuote(opening);
        Optional<String> text = after.where().line() == source.locate(opening).line()
                ? cursor.takeToLastQuote(opening)
                : Optional.empty();
        findings.add(text.isPresent() ? quotesInside(opening) : after);
        return text.map(t -> new RawValue(quoting, t));
    }

    private Diagnostic quotesInside(int opening) {
        return Diagnostic.warning(
                source.locate(opening),
                "quotes within quotes: the value ends at the last quote of the line, as in foreman",
                "a shell reads this differently: put the whole value in the other kind of quotes");
    }

    private Diagnostic unbalanced(int opening) {
        String quote = source.text().substring(opening, opening + 1);
        return Diagnostic.error(
                source.locate(opening),
                "the quote " + quote + " is not closed before the end of the file",
                "close it, or put the whole value in the other kind of quotes if " + quote + " is part of it");
    }

    private Diagnostic textAfterQuote(int opening) {
        boolean comment = cursor.peek() == '#';
        return Diagnostic.error(
                source.locate(cursor.position()),
                "text after the closing quote (opened at " + source.locate(opening) + ")",
                comment ? "put a space before \"#\"" : "put the whole value in one pair of quotes");
    }

    static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
