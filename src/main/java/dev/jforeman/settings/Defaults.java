package dev.jforeman.settings;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.Refusal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of options that are not on the command line, as text in the spelling of the command line.
 *
 * @param values long option name without dashes to its values, in the order of the file; a switch has {@code true} or
 *     {@code false}
 * @param places the position of the value of each option
 * @param warnings the warnings that {@code check} prints about the file
 */
public record Defaults(Map<String, List<String>> values, Map<String, Location> places, List<Diagnostic> warnings) {
    /** The name of the file. */
    public static final String FILE = ".foreman";

    private static final long MOST_BYTES = 1 << 20;

    public Defaults {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        places = Map.copyOf(places);
        warnings = List.copyOf(warnings);
    }

    static Defaults none() {
        return new Defaults(Map.of(), Map.of(), List.of());
    }

    /**
     * Reads the defaults file in a directory; no values if there is no such file.
     *
     * @throws Refusal if the file cannot be read
     */
    public static Parsed<Defaults> load(Path directory) throws Refusal {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file) || Files.isDirectory(file)) {
            return new Parsed<>(none(), List.of());
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new Refusal(ExitCode.FILE_MISSING, "cannot read " + FILE + ": it is larger than 1 MiB");
            }
            return parse(FILE, Files.readString(file));
        } catch (CharacterCodingException e) {
            Diagnostic notText = Diagnostic.error(new Location(FILE, 1, 1), "the file is not UTF-8 text");
            return new Parsed<>(none(), List.of(notText));
        } catch (IOException e) {
            throw new Refusal(ExitCode.FILE_MISSING, "cannot read " + FILE + ": " + e.getMessage());
        }
    }

    /**
     * Parses the text of a defaults file. Unknown keys, wrong types and duplicate keys are errors.
     *
     * @param file the file name for diagnostics
     */
    public static Parsed<Defaults> parse(String file, String text) {
        return new DefaultsReader(file).read(text);
    }
}
