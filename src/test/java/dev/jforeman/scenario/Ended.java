package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run of a program that is over.
 *
 * @param raw what it wrote, one character for each byte
 */
public record Ended(int exitCode, String raw, String out, String err) {

    /** Fails if it did. */
    void requireSuccess() {
        assertThat(exitCode).as("%s", this).isZero();
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    /** What one process or {@code system} wrote to the log, in order. */
    List<String> lines(String name) {
        return log().stream()
                .filter(line -> line.name().equals(name))
                .map(LogLine::text)
                .toList();
    }

    List<LogLine> log() {
        return out.lines().map(LogLine::parse).flatMap(Optional::stream).toList();
    }

    /** Only which processes wrote any lines matters here, not how many. */
    List<String> names() {
        return log().stream().map(LogLine::name).distinct().sorted().collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + "\n--- out\n" + out + "--- err\n" + err;
    }
}
