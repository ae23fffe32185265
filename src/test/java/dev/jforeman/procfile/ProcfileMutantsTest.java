package dev.jforeman.procfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.testing.Fuzzing;
import dev.jforeman.testing.Mutator;
import dev.jforeman.testing.Places;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ProcfileMutantsTest {
    private final Mutator mutator = new Mutator(
            Mutator.bytes(
                    "web: bundle exec rails s -p $PORT\nworker: rake jobs:work\n",
                    "# comment\r\n\r\nfoo-bar: echo 1\r\n  # indented\r\nrelease: ./migrate # now\r\n",
                    "\ufeffa: b\n\nc:d",
                    "web: x \\\n  y\nweb: z\n- a: b\nexport A=b\n"),
            Mutator.bytes(":", ": ", " :", "#", "\n", "\r\n", "\t", "\\", "=", "-", ".", "\0", "\u00a0", "é", "web:"));

    @Test
    void everyMutantIsReadAndDiagnosticsNamePlacesInIt() throws InterruptedException {
        assertThat(Fuzzing.run(mutator, ProcfileMutantsTest::check)).isPositive();
    }

    private static void check(byte[] mutant) {
        Parsed<Procfile> parsed = ProcfileParser.parse("Procfile", mutant);
        Places.assertInside(mutant, parsed.diagnostics());
        assertThat(parsed.value().types()).doesNotHaveDuplicates();
        assertThat(parsed.value().entries()).allSatisfy(entry -> {
            assertThat(entry.type()).matches("[A-Za-z0-9_-]+");
            assertThat(entry.command()).isNotEmpty().doesNotContain("\n");
        });
    }
}
