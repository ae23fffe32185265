package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The step of {@code docs/tour.md} that needs a terminal. Another test runs the other steps, as for every document. */
@Scenarios
class TourScenarios {
    /** The first port in this test; another scenario runs the page at the same time with its original ports. */
    private static final String PORT = "7400";

    private static final String PROMPT = "(Pdb) ";

    @Test
    void theDebuggerAnswersAsShown(Scenario story) throws IOException {
        Machine.needs("python3", "redis-server", "redis-cli", "curl");
        List<String> page = Files.readAllLines(Path.of("docs/tour.md"));
        int at = page.indexOf("```terminal");
        story.shell("exec > /dev/null 2>&1\n"
                        + commands(page.subList(0, at)).replace(PORT, Integer.toString(story.port())))
                .run();
        List<String> shown = page.subList(at + 1, page.size()).stream()
                .takeWhile(line -> !line.equals("```"))
                .toList();

        Running terminal =
                story.shell("cd shop; " + commands(shown)).inTerminal().start();
        for (String line : shown.subList(1, shown.size())) {
            if (line.startsWith(PROMPT)) {
                terminal.type(line.substring(PROMPT.length()) + "\r");
            } else {
                Eventually.holds(line, () -> terminal.out().text().contains(line), () -> terminal);
            }
        }
        terminal.type("\035d");

        assertThat(terminal.awaitEnd().exitCode()).isZero();
        assertThat(story.shell("cd shop; jforeman down").run().exitCode()).isZero();
    }

    /** The commands behind a prompt, with their continuation lines. */
    private static String commands(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("$ ") || line.startsWith("> ") || line.equals(">"))
                .map(line -> line.substring(Math.min(2, line.length())))
                .collect(Collectors.joining("\n"));
    }
}
