package dev.jforeman.os.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Runs a short command of the operating system, without a locale and a time zone. */
final class OwnCommand {
    private OwnCommand() {}

    /** The lines it prints. */
    static List<String> lines(String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC0");
        try (BufferedReader answer = OwnProcesses.start(builder).inputReader()) {
            return answer.lines().toList();
        }
    }

    /** The first line it prints, if there is one. */
    static Optional<String> line(String... words) throws IOException {
        return lines(words).stream().findFirst();
    }
}
