package dev.jforeman.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.dotenv.Dotenv;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EnvOverlayTest {
    private static final Dotenv FILE = Given.envFile(".env", "A=file", "B=file", "C=same");
    private static final Map<String, String> SHELL = Map.of("A", "shell", "C", "same", "HOME", "/home/me");

    @Test
    void aLaterFileWinsAndAnEarlierOneKeepsTheRest() {
        EnvOverlay overlay = Given.environment(Given.envFile("one", "A=1", "B=1"), Given.envFile("two", "B=2", "C=2"));

        assertThat(overlay.values()).containsExactly(Map.entry("A", "1"), Map.entry("B", "2"), Map.entry("C", "2"));
        assertThat(overlay.ofFiles("B").orElseThrow().where()).hasToString("two:1:1");
    }

    @Test
    void aFileWinsOverTheShell() {
        EnvOverlay overlay = new EnvOverlay(List.of(FILE), SHELL, false);

        assertThat(overlay.values())
                .containsExactly(Map.entry("A", "file"), Map.entry("B", "file"), Map.entry("C", "same"));
        assertThat(overlay.remarks()).isEmpty();
    }

    @Test
    void keptVariablesOfTheShellWinOverTheFile() {
        assertThat(new EnvOverlay(List.of(FILE), SHELL, true).values()).containsExactly(Map.entry("B", "file"));
    }

    @Test
    void hiddenVariablesOfTheFileAreNamedWithoutValues() {
        assertThat(new EnvOverlay(List.of(FILE), SHELL, true).remarks())
                .containsExactly("the shell's value is kept over a different one in an env file: A");
    }

    @Property
    void theLastAssignmentOfANameCounts(@ForAll("envFiles") List<Dotenv> files) {
        Map<String, String> expected = new LinkedHashMap<>();
        files.forEach(file -> file.assignments().forEach(line -> expected.put(line.name(), line.value())));
        EnvOverlay overlay = new EnvOverlay(files, Map.of(), false);

        assertThat(overlay.values()).isEqualTo(expected);
        expected.forEach((name, value) ->
                assertThat(overlay.ofFiles(name).orElseThrow().value()).isEqualTo(value));
    }

    @Property
    void keptVariablesOfTheShellAreNeverOverwritten(@ForAll("envFiles") List<Dotenv> files) {
        Map<String, String> shell = Map.of("A", "0", "C", "0");

        assertThat(new EnvOverlay(files, shell, true).values()).doesNotContainKeys("A", "C");
    }

    @Provide
    Arbitrary<List<Dotenv>> envFiles() {
        Arbitrary<String> lines = Arbitraries.of("A", "B", "C", "D")
                .flatMap(name -> Arbitraries.integers().between(0, 9).map(value -> name + "=" + value));
        return lines.array(String[].class)
                .ofMaxSize(8)
                .map(each -> Given.envFile("file", each))
                .list()
                .ofMaxSize(4);
    }
}
