package dev.jforeman.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.Refusal;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultsTest {

    @Test
    void filesAreReadAsForemanReadsThem() {
        Parsed<Defaults> defaults = parse("""
            # how we work here
            procfile: Procfile.dev
            env: .env,.env.local
            formation: "web=2,worker=1"
            port: 3000
            timeout: 10
            color: true
            timestamp: false
            """);

        assertThat(defaults.diagnostics()).isEmpty();
        assertThat(defaults.value().values())
                .containsExactly(
                        Map.entry("procfile", List.of("Procfile.dev")),
                        Map.entry("env", List.of(".env,.env.local")),
                        Map.entry("formation", List.of("web=2,worker=1")),
                        Map.entry("port", List.of("3000")),
                        Map.entry("timeout", List.of("10")),
                        Map.entry("color", List.of("always")),
                        Map.entry("timestamp", List.of("false")));
    }

    @Test
    void anUnknownKeyWithALineEndInItIsNamedOnOneLine() {
        assertThat(parse("? |\n  two\n  lines\n: x\n").diagnostics())
                .singleElement()
                .asString()
                .startsWith(".foreman:1:3: unknown option \"two\\nlines\\n\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeout: 2.5      | timeout   | 2.5",
                "port: \"3000\"    | port      | 3000",
                "color: false      | color     | never",
                "color: auto       | color     | auto",
                "pty: always       | pty       | always",
                "timestamp: NO     | timestamp | false",
                "keep-env: on      | keep-env  | true",
                "app: 2024-01-01   | app       | 2024-01-01",
                "user: 1000        | user      | 1000",
                "app: \"no\"       | app       | no",
                "{port: 1}         | port      | 1",
            })
    void valuesAreSpelledAsOnTheCommandLine(String text, String option, String expected) {
        Parsed<Defaults> defaults = parse(text);

        assertThat(defaults.diagnostics()).isEmpty();
        assertThat(defaults.value().values()).containsExactly(Map.entry(option, List.of(expected)));
    }

    @Test
    void aListOfFilesOrTypesMayBeAYamlList() {
        assertThat(parse("exclude: [worker, clock]\n").value().values())
                .containsExactly(Map.entry("exclude", List.of("worker", "clock")));
    }

    /** Four of seventeen {@code .foreman} files in real projects have this key. */
    @Test
    void theKeyConcurrencySetsTheFormation() {
        Parsed<Defaults> defaults = parse("port: 1\nconcurrency: web=2,worker=1\n");

        assertThat(defaults.isUsable()).isTrue();
        assertThat(defaults.value().values()).containsEntry("formation", List.of("web=2,worker=1"));
        assertThat(defaults.value().warnings())
                .singleElement()
                .hasToString(".foreman:2:1: warning: \"concurrency\" is read as \"formation\";"
                        + " foreman ignores it (write formation)");
        assertThat(parse("formation: a=1\nconcurrency: a=2\n").diagnostics())
                .singleElement()
                .hasToString(".foreman:2:1: \"formation\" is specified twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing yet\n", "---\n", "\uFEFF"})
    void aFileWithoutContentSetsNothing(String text) {
        assertThat(parse(text)).isEqualTo(new Parsed<>(Defaults.none(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prot: 1           | '.foreman:1:1: unknown option \"prot\" (did you mean port?)'",
                "no-timestamp: on  | '.foreman:1:1: unknown option \"no-timestamp\" (write timestamp: false)'",
                "zzzzzz: 1         | '.foreman:1:1: unknown option \"zzzzzz\""
                        + " (keys are long option names, for example port or formation)'",
                "port: many        | '.foreman:1:7: \"port\" must be a whole number, but this is the text \"many\"'",
                "port: -1          | '.foreman:1:7: \"port\" must be a whole number, but this is the number -1'",
                "port: 1.5         | '.foreman:1:7: \"port\" must be a whole number, but this is the number 1.5'",
                "port:             | '.foreman:1:6: \"port\" must be a whole number, but this is empty'",
                "port: [1]         | '.foreman:1:7: \"port\" must be a whole number, but this is a list'",
                "formation: {a: 1} | '.foreman:1:12: \"formation\" must be text, but this is a group of keys'",
                "run: no           | '.foreman:1:6: \"run\" must be text, but this is no,"
                        + " which is true or false in YAML unless it is quoted'",
                "timestamp: \"no\" | '.foreman:1:12: \"timestamp\" must be true or false, but this is the text \"no\"'",
                "color: blue       | '.foreman:1:8: \"color\" must be always, never or auto,"
                        + " but this is the text \"blue\"'",
                "app: a/b          | '.foreman:1:6: \"app\" must be a name of letters, digits, \".\", \"_\" and \"-\","
                        + " but this is the text \"a/b\"'",
                "env: [a, [b]]     | '.foreman:1:6: \"env\" must be text or a list of texts, but this is a list'",
                "run: !x y         | '.foreman:1:6: \"run\" must be text, but this is \"y\" with the tag !x'",
                "run: \"a\\0b\"    | '.foreman:1:6: \"run\" must be text, but this is the text \"a?b\"'",
                "[port]: 1         | '.foreman:1:1: a key must be the long name of an option'",
                "- port            | '.foreman:1:1: expected lines such as \"port: 3000\"'",
                "port=3000         | '.foreman:1:1: expected lines such as \"port: 3000\"'",
            })
    void invalidKeysAndValuesAreErrorsWithTheirPlace(String text, String expected) {
        assertThat(parse(text).diagnostics()).extracting(Diagnostic::toString).containsExactly(expected);
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThat(parse("port: x\nprot: 1\ntimeout: 1\ntimeout: 2\n").diagnostics())
                .extracting(problem -> problem.where().toString())
                .containsExactly(".foreman:1:7", ".foreman:2:1", ".foreman:4:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'port: [1'     | the file ends before a bracket or quote is closed",
                "'port: \"1'     | the file ends before a bracket or quote is closed",
                "'port: a: b'   | a second \": \" in one line (put the value in quotes, or indent the lines of a"
                        + " group)",
                "'\tport: 1'    | a tab at the start of a value or in the indentation (use spaces)",
            })
    void commonMistakesInYamlAreExplainedInPlainWords(String text, String why) {
        assertThat(parse(text).diagnostics())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains(": invalid YAML: " + why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [1\n", "a: \"1\n", "a: b: c\n", "\ta: 1\n", "a: *no\n", "--- 1\n--- 2\n", "\u0001"})
    void brokenYamlIsOneErrorOnOneLine(String text) {
        Parsed<Defaults> defaults = parse(text);

        assertThat(defaults.isUsable()).isFalse();
        assertThat(defaults.diagnostics())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).contains("invalid YAML").doesNotContain("\n"));
    }

    @Test
    void aSyntaxErrorHasItsPlace() {
        assertThat(parse("port: 1\nenv: 'x\n").diagnostics().getFirst().where()).hasToString(".foreman:3:1");
    }

    @Test
    void aTagBuildsNoObjectAndAnAliasBombIsRefused() {
        assertThat(parse("app: !!java.io.File [/etc/passwd]").isUsable()).isFalse();
        assertThat(parse("app: &a [*a, *a]").isUsable()).isFalse();
        assertThat(parse("app: " + "[".repeat(1000)).isUsable()).isFalse();
    }

    @Property
    void anyTextIsReadOrRefusedButNeverThrown(@ForAll String text) {
        assertThatCode(() -> parse(text)).doesNotThrowAnyException();
    }

    @Property
    void anyHeapOfYamlSignsIsReadOrRefusedButNeverThrown(
            @ForAll @Chars({'a', '1', ':', ' ', '\n', '[', ']', '{', '}', '"', '&', '*', '!', '-', '|', '<', ','})
                    String signs) {
        assertThatCode(() -> parse("port: 1\n" + signs)).doesNotThrowAnyException();
        assertThatCode(() -> parse(signs)).doesNotThrowAnyException();
    }

    @Test
    void theFileOfADirectoryIsRead(@TempDir Path directory) throws IOException, Refusal {
        Files.writeString(directory.resolve(".foreman"), "port: 3000\n");

        assertThat(Defaults.load(directory).value().values()).containsOnlyKeys("port");
    }

    @Test
    void bytesThatAreNotTextAreADiagnostic(@TempDir Path directory) throws IOException, Refusal {
        Files.write(directory.resolve(".foreman"), new byte[] {'a', (byte) 0xff});

        assertThat(Defaults.load(directory).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(".foreman:1:1: the file is not UTF-8 text");
    }

    @Test
    void withoutAFileTheYamlLibraryIsNotTouched(@TempDir Path directory) throws Exception {
        try (URLClassLoader withoutYaml = new WithoutYaml()) {
            Method load = withoutYaml.loadClass(Defaults.class.getName()).getMethod("load", Path.class);

            assertThat(load.invoke(null, directory))
                    .hasToString("Parsed[value=Defaults[values={}, places={}, warnings=[]], diagnostics=[]]");
            Files.writeString(directory.resolve(".foreman"), "port: 3000\n");
            assertThatThrownBy(() -> load.invoke(null, directory))
                    .isInstanceOf(InvocationTargetException.class)
                    .hasRootCauseInstanceOf(ClassNotFoundException.class);
        }
    }

    /** A class loader with the classes of jforeman and without the YAML library. */
    private static final class WithoutYaml extends URLClassLoader {
        WithoutYaml() {
            super(
                    new URL[] {
                        Defaults.class.getProtectionDomain().getCodeSource().getLocation()
                    },
                    ClassLoader.getPlatformClassLoader());
        }
    }

    private static Parsed<Defaults> parse(String text) {
        return Defaults.parse(".foreman", text);
    }

    @Test
    void offIsReadAsAWordAndNotAsFalse() {
        assertThat(Defaults.parse(".foreman", "timestamps: off").value().values())
                .containsEntry("timestamps", List.of("off"));
    }

    @Test
    void coloursAreNamesWithAColourEach() {
        assertThat(Defaults.parse(".foreman", "colors:\n  web: cyan\n  db: 208")
                        .value()
                        .values())
                .containsEntry("colors", List.of("web=cyan", "db=208"));
    }
}
