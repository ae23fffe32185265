package dev.jforeman.cli;

import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a report where somebody wants it. */
final class ReportFile {
    private ReportFile() {}

    static void write(String name, String text, Streams streams) throws Refusal {
        Path file = streams.directory().resolve(name);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Refusal(ExitCode.FILE_MISSING, "cannot write " + name + ": " + e.getMessage());
        }
    }
}
