package dev.jforeman.procfile;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Findings;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.SourceText;
import dev.jforeman.diagnostic.SourceText.SourceLine;
import dev.jforeman.procfile.Procfile.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a Procfile.
 *
 * <p>What it accepts as an entry is foreman's grammar, {@code ^[A-Za-z0-9_-]+:\s*.+$}, and means the same. foreman
 * passes over every other line in silence; here only blank lines and comments are passed over, anything else is an
 * error, because a misspelt line would otherwise be a process that never runs. Any bytes can be given; the time is
 * proportional to their number.
 */
public final class ProcfileParser {
    private final SourceText source;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Findings findings = new Findings();
    private boolean previousEndsInBackslash;

    private ProcfileParser(SourceText source) {
        this.source = source;
    }

    /**
     * Reads the bytes of a Procfile.
     *
     * @param file the name for diagnostics
     */
    public static Parsed<Procfile> parse(String file, byte[] text) {
        Parsed<SourceText> source = SourceText.decode(file, text);
        if (!source.isUsable()) {
            return new Parsed<>(new Procfile(file, List.of()), source.diagnostics());
        }
        return new ProcfileParser(source.value()).parse();
    }

    private Parsed<Procfile> parse() {
        for (int number = 1; number <= source.lineCount() && !findings.isFull(); number++) {
            read(source.line(number));
        }
        if (entries.isEmpty() && !findings.hasErrors()) {
            findings.add(nothingDefined());
        }
        return findings.about(new Procfile(source.file(), List.copyOf(entries.values())));
    }

    private Diagnostic nothingDefined() {
        return Diagnostic.error(
                source.locate(0), "no processes defined", "write a line NAME: COMMAND for each process");
    }

    private void read(SourceLine line) {
        int start = line.skipBlanks(0);
        if (start < line.text().length() && line.text().charAt(start) != '#') {
            readEntry(line);
        }
        previousEndsInBackslash = line.text().endsWith("\\");
    }

    private void readEntry(SourceLine line) {
        int colon = endOfName(line.text());
        if (colon == 0 || colon == line.text().length() || line.text().charAt(colon) != ':') {
            findings.add(BadLine.diagnose(line, previousEndsInBackslash));
            return;
        }
        String type = line.text().substring(0, colon);
        String command = line.text().substring(line.skipBlanks(colon + 1));
        if (command.isEmpty()) {
            findings.add(noCommand(line, colon + 1));
            return;
        }
        define(new Entry(type, command, line.at(0)));
    }

    private static Diagnostic noCommand(SourceLine line, int column) {
        return Diagnostic.error(
                line.at(column),
                "expected a command after the colon, read " + Excerpt.of(line.text()),
                "write the command on the same line, or remove the line");
    }

    private void define(Entry entry) {
        Optional.ofNullable(entries.putIfAbsent(entry.type(), entry))
                .ifPresent(first -> findings.add(duplicate(entry, first)));
    }

    private static Diagnostic duplicate(Entry entry, Entry first) {
        return Diagnostic.error(
                entry.where(),
                "second process " + Excerpt.of(entry.type()) + ", the first is on line "
                        + first.where().line(),
                "rename it, or run the first one twice: jforeman start " + entry.type() + "=2");
    }

    /** The index of the first character that cannot stand in the name of a process type. */
    static int endOfName(String line) {
        int index = 0;
        while (index < line.length() && isNameCharacter(line.charAt(index))) {
            index++;
        }
        return index;
    }

    static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
