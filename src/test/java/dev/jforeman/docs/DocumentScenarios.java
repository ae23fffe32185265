package dev.jforeman.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.scenario.Machine;
import dev.jforeman.scenario.Scenario;
import dev.jforeman.scenario.Scenarios;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands in the documents have the output that is shown there. */
@Scenarios
class DocumentScenarios {
    private static final String MARK = "-- end of what a command wrote --";

    /** The shown output requires that this port is free. No command listens on it. */
    private static final String USUAL_PORT = "5000";

    /** A document that starts a server uses a port that no other document uses. */
    private static final String CHOSEN_PORT = "echo 'PORT=";

    /** Programs that a document may use and that not every machine has. */
    private static final List<String> PROGRAMS = List.of("python3", "redis-server", "redis-cli", "curl");

    static Stream<Console> consoles() {
        return Document.all().stream().flatMap(document -> document.consoles().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("consoles")
    void commandsDoWhatIsShown(Console console, Scenario story) {
        String script = console.script(MARK);
        PROGRAMS.stream().filter(script::contains).forEach(Machine::needs);
        String written = story.shell(script.contains(CHOSEN_PORT) ? "unset JFOREMAN_PORT\n" + script : script)
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
