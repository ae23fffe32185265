package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scenarios pass even if the default ports of jforeman are in use. */
class FreePortsTest {
    private static final Path SCENARIOS = Path.of("src/test/java/dev/jforeman/scenario");

    /** These tests check the default ports themselves, wherever they begin. */
    private static final List<String> LOOK_AT_USUAL_PORTS = List.of("PlanScenarios.java", "TrainingScenarios.java");

    private static final Pattern USUAL_PORT =
            Pattern.compile("(?<!-lt )\\b(5[0-2]0[0-9])\\b(?=[^\"\\n]*\"[^\"\\n]*$)", Pattern.MULTILINE);

    @Test
    void scenariosAtTheSameTimeHaveDifferentPorts() {
        assertThat(Stream.generate(FreePorts::base).limit(4)).doesNotHaveDuplicates();
    }

    @Test
    void whereAPortIsTakenNoScenarioBegins() throws Exception {
        int base = FreePorts.base();
        try (AutoCloseable _ = FreePorts.take(base + 100)) {
            assertThat(Stream.generate(FreePorts::base).limit(40)).doesNotContain(base);
        }
    }

    @Test
    void noScenarioNamesAUsualPort() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            assertThat(files.filter(file -> file.toString().endsWith("Scenarios.java"))
                            .filter(file -> USUAL_PORT.matcher(text(file)).find())
                            .map(file -> file.getFileName().toString())
                            .filter(name -> !LOOK_AT_USUAL_PORTS.contains(name)))
                    .isEmpty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
