package dev.jforeman.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** shellcheck finds nothing in any of our shell scripts. Where it is not installed, the test is counted as not run. */
class ScriptsTest {
    private static final List<Path> PLACES =
            List.of(Path.of("bin"), Path.of("bench"), Path.of(".ci"), Path.of("src/main/resources"));

    @Test
    void shellcheckFindsNothing() throws Exception {
        assumeTrue(isInstalled(), "shellcheck is not installed");
        List<Path> scripts = scripts();
        assertThat(scripts)
                .contains(
                        Path.of("bin/jforeman"),
                        Path.of("bench/run.sh"),
                        Path.of("src/main/resources/dev/jforeman/os/process/watchdog.sh"));
        List<String> words = new ArrayList<>(List.of("shellcheck"));
        scripts.forEach(script -> words.add(script.toString()));

        assertThat(output(words)).isEmpty();
    }

    /** Known by their first line: the program that runs them, or what shellcheck is to take them for. */
    private static List<Path> scripts() throws IOException {
        List<Path> scripts = new ArrayList<>();
        for (Path place : PLACES) {
            try (Stream<Path> files = Files.walk(place)) {
                scripts.addAll(files.filter(Files::isRegularFile).sorted().toList());
            }
        }
        scripts.removeIf(file -> !isShell(file));
        return scripts;
    }

    private static boolean isShell(Path file) {
        try {
            String first = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
            return first.matches("#!.*\\b(ba)?sh|# shellcheck shell=.*");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            output(List.of("shellcheck", "--version"));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static String output(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
