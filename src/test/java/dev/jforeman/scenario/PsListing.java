package dev.jforeman.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.jforeman.scenario.ProcessTable.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The processes of a machine without {@code /proc}, as {@code ps} shows them. */
final class PsListing {
    private static final Pattern ENTRY = Pattern.compile("\\s*(\\d+)\\s+(\\S)\\S*\\s+(\\d+)\\s+(\\d+)\\s+(.*)");

    private PsListing() {}

    static List<Entry> entries() {
        return lines("ps", "-axo", "pid=,stat=,ppid=,pgid=,comm=")
                .map(ENTRY::matcher)
                .filter(Matcher::matches)
                .map(PsListing::entry)
                .toList();
    }

    /** On macOS the name of a program is its whole path. */
    private static Entry entry(Matcher fields) {
        return new Entry(
                Long.parseLong(fields.group(1)),
                fields.group(5).strip().replaceFirst("^.*/", ""),
                fields.group(2).charAt(0),
                Long.parseLong(fields.group(3)),
                Long.parseLong(fields.group(4)));
    }

    /** Its arguments and variables, separated by blanks; macOS hides the variables of system processes. */
    static Optional<String> variables(long pid) {
        return lines("ps", "-Eww", "-o", "command=", "-p", Long.toString(pid))
                .findFirst()
                .map(line -> line.replace(' ', '\0'));
    }

    private static Stream<String> lines(String... command) {
        try {
            Process ps = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(ps.getInputStream().readAllBytes(), ISO_8859_1).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
