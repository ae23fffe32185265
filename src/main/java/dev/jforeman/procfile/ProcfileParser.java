package dev.jforeman.procfile;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Findings;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.SourceText;
import dev.jforeman.diagnostic.SourceText.SourceLine;
import dev.jforeman.procfile.Procfile.Entry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a Procfile.
 *
 * <p>An entry has the same grammar and meaning as in foreman: {@code ^[A-Za-z0-9_-]+:\s*.+$}. foreman
 * silently ignores every other line; here only blank lines and comments are ignored, anything else is an
 * error, because a misspelt line would otherwise be a process that never runs. Any bytes can be given; the time is
 * proportional to their number.
 */
public final class ProcfileParser {
    private static final Pattern YAML_BLOCK = Pattern.compile("[|>][0-9+-]{0,2}\\s*");

    /** An entry, except that there are blanks before its name or colon. */
    private static final Pattern MISPLACED = Pattern.compile("\\s*([A-Za-z0-9_-]+)\\s*:\\s*\\S");

    /**
     * Names that run once for each deployment. Under another name, such a process would be started with all the others.
     */
    private static final Set<String> ONCE_FOR_EACH_DEPLOYMENT = Set.of("release", "postdeploy");

    private final SourceText source;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Location> named = new HashMap<>();
    private final Findings findings = new Findings();
    private boolean previousEndsInBackslash;
    private boolean isInYamlBlock;

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
        boolean isIndented = start > 0;
        boolean isBlank = start == line.text().length();
        isInYamlBlock &= isIndented || isBlank;
        if (!isBlank && !isInYamlBlock && line.text().charAt(start) != '#') {
            readEntry(line);
        }
        previousEndsInBackslash = line.text().endsWith("\\");
    }

    private void readEntry(SourceLine line) {
        int colon = endOfName(line.text());
        if (colon == 0 || colon == line.text().length() || line.text().charAt(colon) != ':') {
            addBadLine(line);
            return;
        }
        String type = line.text().substring(0, colon);
        String command = line.text().substring(line.skipBlanks(colon + 1));
        if (command.isEmpty()) {
            findings.add(noCommand(line, colon + 1));
        } else if (YAML_BLOCK.matcher(command).matches()) {
            isInYamlBlock = true;
            findings.add(yamlBlock(line, line.skipBlanks(colon + 1)));
        } else {
            define(new Entry(type, command, line.at(0)));
        }
    }

    /**
     * Adds the diagnostic for a bad line. If the line clearly has a name and an earlier line has the same one, both
     * problems are reported, in the order of the text.
     */
    private void addBadLine(SourceLine line) {
        Diagnostic bad = BadLine.diagnose(line, previousEndsInBackslash);
        Optional<Diagnostic> second = previousEndsInBackslash ? Optional.empty() : secondOfName(line);
        second.filter(found -> found.where().column() < bad.where().column()).ifPresent(findings::add);
        findings.add(bad);
        second.filter(found -> found.where().column() >= bad.where().column()).ifPresent(findings::add);
    }

    private Optional<Diagnostic> secondOfName(SourceLine line) {
        Matcher misplaced = MISPLACED.matcher(line.text());
        return misplaced.lookingAt() ? secondOf(misplaced.group(1), line.at(misplaced.start(1))) : Optional.empty();
    }

    private static Diagnostic yamlBlock(SourceLine line, int column) {
        return Diagnostic.error(
                line.at(column),
                "expected a command after the colon, found " + Excerpt.of(line.text()),
                "a Procfile is not YAML: write the command on the same line, or put it in a script");
    }

    private static Diagnostic noCommand(SourceLine line, int column) {
        return Diagnostic.error(
                line.at(column),
                "expected a command after the colon, found " + Excerpt.of(line.text()),
                "write the command on the same line, or remove the line");
    }

    private void define(Entry entry) {
        Optional<Diagnostic> second = secondOf(entry.type(), entry.where());
        second.ifPresent(findings::add);
        if (second.isEmpty()) {
            entries.put(entry.type(), entry);
        }
    }

    private Optional<Diagnostic> secondOf(String type, Location where) {
        return Optional.ofNullable(named.putIfAbsent(type, where)).map(first -> duplicate(type, where, first));
    }

    private static Diagnostic duplicate(String type, Location where, Location first) {
        return Diagnostic.error(
                where,
                "duplicate process " + Excerpt.of(type) + ", the first is on line " + first.line(),
                ONCE_FOR_EACH_DEPLOYMENT.contains(type)
                        ? "it runs once per deployment: join the two commands with \"&&\" on one line"
                        : "rename it, or run two instances: jforeman start " + type + "=2");
    }

    /** The index of the first character that is not valid in the name of a process type. */
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
