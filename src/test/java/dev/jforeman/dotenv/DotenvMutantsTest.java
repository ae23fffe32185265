package dev.jforeman.dotenv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.testing.Fuzzing;
import dev.jforeman.testing.Mutator;
import dev.jforeman.testing.Places;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class DotenvMutantsTest {
    private final Mutator mutator = new Mutator(
            Mutator.bytes(
                    "A=plain\nexport B=\"x\\ny\" # c\nC='$HOME'\n\n# comment\n",
                    "\ufeffKEY=\"-----BEGIN\r\nabc/def+==\r\n-----END\"\r\nLAST=1\r\n",
                    "A=pa$word#1 # c\nB = ${A:-x}/$A\n  C=\"say \\\"hi\\\" \\$A \\\\\"\nD=\n",
                    "PORT=5000\nURL=postgres://u:p@h/db?x=y#z\nE='it''s'\nP-Q=x\noops\n"),
            Mutator.bytes(
                    "=", "\"", "'", "\\", "$", "${", "}", ":-", " #", "\n", "\r\n", "export ", "\0", "\u00a0", "A="));

    @Test
    void everyMutantIsReadAndDiagnosticsNamePlacesInIt() throws InterruptedException {
        assertThat(Fuzzing.run(mutator, DotenvMutantsTest::check)).isPositive();
    }

    private static void check(byte[] mutant) {
        Parsed<Dotenv> parsed = DotenvParser.parse(".env", mutant);
        Places.assertInside(mutant, parsed.diagnostics());
        Places.assertInside(mutant, ForemanReading.differences(".env", mutant));
        Parsed<Dotenv> expanded = Expansion.expand(parsed.value(), Map.of("HOME", "/home/me"), Set.of());
        assertThat(expanded.value().values())
                .containsOnlyKeys(parsed.value().values().keySet());
        assertThat(parsed.value().values().keySet()).allMatch(name -> name.matches("[A-Za-z0-9_]+"));
    }
}
