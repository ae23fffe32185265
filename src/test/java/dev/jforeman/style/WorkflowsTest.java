package dev.jforeman.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The workflows of GitHub cannot be run here, so their names are checked. {@link ScriptsTest} lints them. */
class WorkflowsTest {
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern CHOSEN_TEST = Pattern.compile("-D(?:it\\.)?test=(\\w+)");
    private static final Pattern OWN_SCRIPT = Pattern.compile("(?<![\\w/])(?:\\.ci|bin|bench|src/package)/[\\w.-]+");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(".github/workflows"))) {
            return files.sorted().toList();
        }
    }

    private static Stream<String> named(Pattern pattern) throws IOException {
        return files().stream()
                .map(WorkflowsTest::text)
                .flatMap(text -> pattern.matcher(text).results())
                .map(found -> found.group(found.groupCount()));
    }

    @Test
    void theTestsThatTheyChooseExist() throws IOException {
        assertThat(named(CHOSEN_TEST).filter(name -> !name.equals("None")))
                .contains("MacosFirstScenarios")
                .allMatch(WorkflowsTest::isTest);
    }

    private static boolean isTest(String name) {
        try (Stream<Path> sources = Files.walk(TESTS)) {
            return sources.anyMatch(file -> file.endsWith(name + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theScriptsThatTheyCallCanBeExecuted() throws IOException {
        assertThat(named(OWN_SCRIPT))
                .contains(".ci/crowded", "src/package/try-archive.sh")
                .allMatch(name -> Files.isExecutable(Path.of(name)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
