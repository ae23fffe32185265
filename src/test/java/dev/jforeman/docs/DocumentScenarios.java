package dev.jforeman.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.scenario.Machine;
import dev.jforeman.scenario.Scenario;
import dev.jforeman.scenario.Scenarios;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever types what a document shows sees what it shows. */
@Scenarios
class DocumentScenarios {
    private static final String MARK = "-- end of what a command wrote --";

    /** What they show is what is seen where this port is free; nothing that they start listens on it. */
    private static final String USUAL_PORT = "5000";

    static Stream<Console> consoles() {
        return Document.all().stream().flatMap(document -> document.consoles().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("consoles")
    void commandsDoWhatIsShown(Console console, Scenario story) {
        if (console.script(MARK).contains("python3")) {
            Machine.needs("python3");
        }
        String written = story.shell(console.script(MARK))
                .env("JFOREMAN_PORT", USUAL_PORT)
                .run()
                .out();

        List<String> parts = List.of(written.split(MARK + "\n", -1));
        assertThat(parts).as(written).hasSize(console.exchanges().size() + 1);
        for (int i = 0; i < console.exchanges().size(); i++) {
            Console.Exchange exchange = console.exchanges().get(i);
            assertThat(exchange.isShown(parts.get(i)))
                    .as(
                            "%s: $ %s%nis shown with%n%s%nbut wrote%n%s",
                            console.where(), exchange.command(), String.join("\n", exchange.expected()), parts.get(i))
                    .isTrue();
        }
    }
}
