package dev.jforeman.procfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.testing.Mutator;
import dev.jforeman.testing.Places;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcfileMutantsTest {
    private static final int MUTANTS = 20_000;

    private final Mutator mutator = new Mutator(
            bytes(
                    "web: bundle exec rails s -p $PORT\nworker: rake jobs:work\n",
                    "# comment\r\n\r\nfoo-bar: echo 1\r\n  # indented\r\nrelease: ./migrate # now\r\n",
                    "\ufeffa: b\n\nc:d",
                    "web: x \\\n  y\nweb: z\n- a: b\nexport A=b\n"),
            bytes(":", ": ", " :", "#", "\n", "\r\n", "\t", "\\", "=", "-", ".", "\0", "\u00a0", "é", "web:"));

    private static List<byte[]> bytes(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }

    @Test
    void everyMutantIsReadAndWhatIsSaidIsInPlace() {
        for (int seed = 0; seed < MUTANTS; seed++) {
            byte[] mutant = mutator.mutant(new SplittableRandom(seed));
            assertThatCode(() -> check(mutant)).as("seed %d", seed).doesNotThrowAnyException();
        }
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
