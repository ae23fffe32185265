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
import java.util.List;
import java.util.SortedSet;

/**
 * Reads {@code .foreman}, the YAML file of option defaults in the current directory that foreman knows: each
 * key is a long option name, for whichever command has that option. The YAML library is not even loaded
 * where there is no such file, so that nobody pays for it at start-up.
 */
public final class ForemanDefaults {
    /** The name of the file. */
    public static final String FILE = ".foreman";

    private ForemanDefaults() {}

    /** The long names, without dashes, of all options the file may set, in alphabetical order. */
    public static SortedSet<String> optionNames() {
        return KnownOptions.names();
    }

    /**
     * What the file in a directory says; nothing if there is no such file.
     *
     * @throws Refusal if there is one that cannot be read
     */
    public static Parsed<Defaults> load(Path directory) throws Refusal {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return new Parsed<>(Defaults.none(), List.of());
        }
        try {
            return parse(FILE, Files.readString(file));
        } catch (CharacterCodingException e) {
            Diagnostic notText = Diagnostic.error(new Location(FILE, 1, 1), "the file is not UTF-8 text");
            return new Parsed<>(Defaults.none(), List.of(notText));
        } catch (IOException e) {
            throw new Refusal(ExitCode.FILE_MISSING, "cannot read " + FILE + ": " + e.getMessage());
        }
    }

    /**
     * What a text says. Unknown keys, wrong types and keys given twice are errors.
     *
     * @param file the name diagnostics give the text
     */
    public static Parsed<Defaults> parse(String file, String text) {
        return new DefaultsReader(file).read(text);
    }
}
