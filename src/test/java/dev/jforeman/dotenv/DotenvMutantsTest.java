package dev.jforeman.dotenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.testing.Mutator;
import dev.jforeman.testing.Places;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DotenvMutantsTest {
    private static final int MUTANTS = 20_000;

    private final Mutator mutator = new Mutator(
            bytes(
                    "A=plain\nexport B=\"x\\ny\" # c\nC='$HOME'\n\n# comment\n",
                    "\ufeffKEY=\"-----BEGIN\r\nabc/def+==\r\n-----END\"\r\nLAST=1\r\n",
                    "A=pa$word#1 # c\nB = ${A:-x}/$A\n  C=\"say \\\"hi\\\" \\$A \\\\\"\nD=\n",
                    "PORT=5000\nURL=postgres://u:p@h/db?x=y#z\nE='it''s'\nP-Q=x\noops\n"),
            bytes("=", "\"", "'", "\\", "$", "${", "}", ":-", " #", "\n", "\r\n", "export ", "\0", "\u00a0", "A="));

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
        Parsed<Dotenv> parsed = DotenvParser.parse(".env", mutant);
        Places.assertInside(mutant, parsed.diagnostics());
        Places.assertInside(mutant, ForemanReading.differences(".env", mutant));
        Parsed<Dotenv> expanded = Expansion.expand(parsed.value(), Map.of("HOME", "/home/me"));
        assertThat(expanded.value().values())
                .containsOnlyKeys(parsed.value().values().keySet());
        assertThat(parsed.value().values().keySet()).allMatch(name -> name.matches("[A-Za-z0-9_]+"));
    }
}
