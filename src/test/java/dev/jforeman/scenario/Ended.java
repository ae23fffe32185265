package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A finished run of a program.
 *
 * @param raw its output, one character for each byte
 */
public record Ended(int exitCode, String raw, String out, String err) {

    /** Fails if the exit code is not 0. */
    void requireSuccess() {
        assertThat(exitCode).as("%s", this).isZero();
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    /** The log lines of one process or of {@code system}, in order. */
    List<String> lines(String name) {
        return log().stream()
                .filter(line -> line.name().equals(name))
                .map(LogLine::text)
                .toList();
    }

    List<LogLine> log() {
        return out.lines().map(LogLine::parse).flatMap(Optional::stream).toList();
    }

    /** The names of the processes that wrote log lines, without duplicates. */
    List<String> names() {
        return log().stream().map(LogLine::name).distinct().sorted().collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + "\n--- out\n" + out + "--- err\n" + err;
    }
}
