package dev.jforeman.export;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a user's templates are; those of an earlier folder win.
 *
 * @param folders each may be missing
 */
public record TemplateFolders(List<Path> folders) {
    private static final String SUFFIX = ".mustache";

    public TemplateFolders {
        folders = List.copyOf(folders);
    }

    /** Template name, for example {@code log/run}, to text. */
    public Map<String, String> read() throws Refusal {
        Map<String, String> texts = new HashMap<>();
        for (Path folder : folders.reversed()) {
            if (Files.isDirectory(folder)) {
                read(folder, texts);
            }
        }
        return texts;
    }

    private static void read(Path folder, Map<String, String> texts) throws Refusal {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                String path = folder.relativize(file).toString();
                texts.put(path.substring(0, path.length() - SUFFIX.length()), Files.readString(file));
            }
        } catch (IOException e) {
            throw new Refusal(ExitCode.FILE_MISSING, "cannot read the templates in " + folder + ": " + e.getMessage());
        }
    }
}
