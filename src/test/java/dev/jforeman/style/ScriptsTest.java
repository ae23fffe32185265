package dev.jforeman.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * shellcheck finds nothing in any of our shell scripts, and actionlint nothing in the workflows and their shell parts.
 * Where one is not installed, its test is counted as not run.
 */
class ScriptsTest {
    private static final List<Path> PLACES = List.of(
            Path.of("bin"), Path.of("bench"), Path.of(".ci"), Path.of("src/main/resources"), Path.of("src/package"));

    /** The directory in which {@code .ci/run} unpacks programs that must not be installed. */
    private static final Path CACHE = Path.of(
                    System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache"))
            .resolve("jforeman-tests");

    @Test
    void shellcheckFindsNothing() throws Exception {
        assumeTrue(isInstalled("shellcheck"), "shellcheck is not installed");
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

    @Test
    void actionlintFindsNothing() throws Exception {
        String actionlint = Stream.of(
                        "actionlint", CACHE.resolve("bin/actionlint").toString())
                .filter(ScriptsTest::isInstalled)
                .findFirst()
                .orElse("");
        assumeFalse(actionlint.isEmpty(), "actionlint is not installed");
        List<String> words = new ArrayList<>(List.of(actionlint, "-no-color", "-oneline"));
        WorkflowsTest.files().forEach(file -> words.add(file.toString()));

        assertThat(output(words)).isEmpty();
    }

    /** Scripts are recognized by their first line: an interpreter, or a directive for shellcheck. */
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

    private static boolean isInstalled(String program) {
        try {
            output(List.of(program, "--version"));
            return true;
        } catch (IOException | InterruptedException _) {
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
