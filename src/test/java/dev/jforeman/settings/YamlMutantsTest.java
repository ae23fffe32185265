package dev.jforeman.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.testing.Fuzzing;
import dev.jforeman.testing.Mutator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class YamlMutantsTest {
    private static final List<byte[]> SNIPPETS = Mutator.bytes(
            ":",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "&a ",
            "*a",
            "!!int ",
            "!<x> ",
            "|",
            ">",
            "\"",
            "'",
            "#",
            "\n",
            "\t",
            "\0",
            "%YAML 1.1",
            "---",
            "...",
            "<<: ",
            "~",
            "é",
            "\ud83d\ude00",
            "? ",
            "-1",
            "1e9",
            "0x",
            "port: ",
            "web:");

    private final Mutator defaults = new Mutator(
            Mutator.bytes(
                    "# how we work here\nprocfile: Procfile.dev\nenv: .env,.env.local\nport: 3000\ncolor: true\n",
                    "formation: \"web=2,worker=1\"\r\ntimeout: 2.5\r\ntimestamp: false\r\n",
                    "env: [.env, .env.local]\nexclude:\n  - web\n  - worker\n",
                    "a: &x [1, *x]\n? b\n: !!str c\n---\nd: |\n  text\n"),
            SNIPPETS);

    private final Mutator settings = new Mutator(
            Mutator.bytes(
                    "web:\n  on-exit: always\n  stop:\n    signal: INT\n    timeout: 10s\n",
                    "worker:\n  needs: [web, db]\n  ready:\n    port: true\n  env:\n    A: b\n",
                    "processes:\n"
                            + "  web:\n"
                            + "    restart:\n"
                            + "      first: 1s\n"
                            + "      longest: 1m\n"
                            + "    watch: ['src/**', \"!tmp\"]\n"),
            SNIPPETS);

    @Test
    void everyMutantOfTheDefaultsFileIsRead() throws InterruptedException {
        long count = Fuzzing.run(defaults, mutant -> {
            String text = new String(mutant, UTF_8);
            assertHavePlaces(Defaults.parse(".foreman", text).diagnostics());
        });
        assertThat(count).isPositive();
    }

    @Test
    void everyMutantOfTheSettingsIsRead() throws InterruptedException {
        long count = Fuzzing.run(
                settings,
                mutant -> assertHavePlaces(
                        JforemanYml.parse("jforeman.yml", mutant).diagnostics()));
        assertThat(count).isPositive();
    }

    private static void assertHavePlaces(List<Diagnostic> diagnostics) {
        assertThat(diagnostics).allSatisfy(diagnostic -> {
            assertThat(diagnostic.where().line()).isPositive();
            assertThat(diagnostic.where().column()).isPositive();
            assertThat(diagnostic.toString()).hasLineCount(1);
        });
    }
}
