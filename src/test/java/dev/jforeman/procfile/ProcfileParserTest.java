package dev.jforeman.procfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.procfile.Procfile.Entry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcfileParserTest {
    private static Parsed<Procfile> parse(String text) {
        return ProcfileParser.parse("Procfile", text.getBytes(UTF_8));
    }

    private static List<String> sentences(String text) {
        return parse(text).diagnostics().stream().map(Diagnostic::toString).toList();
    }

    static Stream<Arguments> entries() {
        return Stream.of(
                Arguments.of("web: ./server", "web", "./server"),
                Arguments.of("c:d", "c", "d"),
                Arguments.of("a:\t \tx", "a", "x"),
                Arguments.of("a: b: c", "a", "b: c"),
                Arguments.of("a::b", "a", ":b"),
                Arguments.of("foo-bar_2: x", "foo-bar_2", "x"),
                Arguments.of("-: x", "-", "x"),
                Arguments.of("2: x", "2", "x"),
                Arguments.of("a: x # not a comment", "a", "x # not a comment"),
                Arguments.of("a: # nor this", "a", "# nor this"),
                Arguments.of("a: x  ", "a", "x  "),
                Arguments.of("a: x \\", "a", "x \\"),
                Arguments.of("a: echo 'größe \ud83d\ude80'", "a", "echo 'größe \ud83d\ude80'"),
                Arguments.of("a: printf '\u001b[31m\t'", "a", "printf '\u001b[31m\t'"),
                Arguments.of("a: x\ry", "a", "x\ry"));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryIsANameAColonAndACommand(String line, String type, String command) {
        Parsed<Procfile> parsed = parse(line);
        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(parsed.value().entries()).containsExactly(new Entry(type, command, new Location("Procfile", 1, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\r", "#", "# c", "  # c", "\t# web: x", "#web: x"})
    void blankLinesAndCommentsAreIgnored(String line) {
        Parsed<Procfile> parsed = parse("a: x\n" + line + "\nb: y\n");
        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(parsed.value().types()).containsExactly("a", "b");
    }

    @Test
    void theOrderOfTheFileIsKept() {
        Parsed<Procfile> parsed = parse("z: 1\na: 2\nm: 3");
        assertThat(parsed.value().types()).containsExactly("z", "a", "m");
        assertThat(parsed.value().entries())
                .extracting(entry -> entry.where().line())
                .containsExactly(1, 2, 3);
    }

    @Test
    void aByteOrderMarkAndCrlfChangeNothing() {
        assertThat(parse("\ufeffweb: a\r\n\r\n# c\r\nworker: b\r\n")).isEqualTo(parse("web: a\n\n# c\nworker: b\n"));
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(
                        "web : ./server",
                        "1:4: expected the colon right after the name, found \"web : ./server\""
                                + " (write \"web: ./server\")"),
                Arguments.of(
                        "web :",
                        "1:4: expected the colon right after the name, found \"web :\" (write \"web: COMMAND\")"),
                Arguments.of(
                        "web:",
                        "1:5: expected a command after the colon, found \"web:\""
                                + " (write the command on the same line, or remove the line)"),
                Arguments.of(
                        "web: \t",
                        "1:5: expected a command after the colon, found \"web: \\t\""
                                + " (write the command on the same line, or remove the line)"),
                Arguments.of(
                        "a.b: c",
                        "1:2: expected letters, digits, \"-\" or \"_\" in a name, found \".\" in \"a.b: c\""
                                + " (name it \"a-b\")"),
                Arguments.of(
                        "wéb: c",
                        "1:2: expected letters, digits, \"-\" or \"_\" in a name, found \"é\" in \"wéb: c\""
                                + " (name it \"w-b\")"),
                Arguments.of(
                        "\"web\": c",
                        "1:1: expected letters, digits, \"-\" or \"_\" in a name, found \"\"\" in \"\"web\": c\""
                                + " (name it \"web\")"),
                Arguments.of(
                        "web\u00a0: c",
                        "1:4: expected letters, digits, \"-\" or \"_\" in a name, found \"\\u00a0\" in"
                                + " \"web\\u00a0: c\" (name it \"web\")"),
                Arguments.of(
                        "???",
                        "1:1: expected letters, digits, \"-\" or \"_\" in a name, found \"?\" in \"???\""
                                + " (write NAME: COMMAND, or begin the line with \"#\" if it is a comment)"),
                Arguments.of(
                        "??: x",
                        "1:1: expected letters, digits, \"-\" or \"_\" in a name, found \"?\" in \"??: x\""
                                + " (write NAME: COMMAND, or begin the line with \"#\" if it is a comment)"),
                Arguments.of(
                        "\ud83d\ude80: x",
                        "1:1: expected letters, digits, \"-\" or \"_\" in a name, found \"\ud83d\ude80\" in"
                                + " \"\ud83d\ude80: x\" (write NAME: COMMAND, or begin the line with \"#\" if it is a"
                                + " comment)"),
                Arguments.of(
                        "  web: x",
                        "1:1: expected a name at the start of the line, found \"  web: x\""
                                + " (remove the spaces before \"web: x\")"),
                Arguments.of(
                        "\tweb: x",
                        "1:1: expected a name at the start of the line, found \"\\tweb: x\""
                                + " (remove the tab before \"web: x\")"),
                Arguments.of(
                        "web ./server",
                        "1:4: expected a colon after \"web\", found \"web ./server\""
                                + " (write \"web: ./server\", or begin the line with \"#\" if it is a comment)"),
                Arguments.of("web", "1:4: expected a colon after \"web\", found \"web\" (write \"web: COMMAND\")"),
                Arguments.of(
                        "web = ./server",
                        "1:4: expected a colon after \"web\", found \"web = ./server\" (write \"web: ./server\")"),
                Arguments.of(
                        "heroku ps:scale worker=1",
                        "1:7: expected a colon after \"heroku\", found \"heroku ps:scale worker=1\""
                                + " (this is a command to type, not a process: remove the line, or begin the line with"
                                + " \"#\")"),
                Arguments.of(
                        "bundle exec puma",
                        "1:7: expected a colon after \"bundle\", found \"bundle exec puma\""
                                + " (write \"NAME: bundle exec puma\")"),
                Arguments.of(
                        "This is the web server",
                        "1:5: expected a colon after \"This\", found \"This is the web server\""
                                + " (if it is a comment, begin the line with \"#\")"),
                Arguments.of(
                        "start the server",
                        "1:6: expected a colon after \"start\", found \"start the server\""
                                + " (write \"start: the server\", or begin the line with \"#\" if it is a comment)"),
                Arguments.of(
                        "my worker: x",
                        "1:3: expected letters, digits, \"-\" or \"_\" in a name, found \" \" in \"my worker: x\""
                                + " (name it \"my-worker\", or begin the line with \"#\" if it is a comment)"),
                Arguments.of(
                        "web: |",
                        "1:6: expected a command after the colon, found \"web: |\" (a Procfile is not YAML: write the"
                                + " command on the same line, or put it in a script)"),
                Arguments.of(
                        "web: >-",
                        "1:6: expected a command after the colon, found \"web: >-\" (a Procfile is not YAML: write the"
                                + " command on the same line, or put it in a script)"),
                Arguments.of(": x", "1:1: expected a name before the colon, found \": x\" (write NAME: COMMAND)"),
                Arguments.of("- web: x", "1:1: expected NAME: COMMAND, found \"- web: x\" (a Procfile is not YAML)"),
                Arguments.of("---", "1:1: expected NAME: COMMAND, found \"---\" (a Procfile is not YAML)"),
                Arguments.of(
                        "// web: x", "1:1: expected NAME: COMMAND, found \"// web: x\" (a comment begins with \"#\")"),
                Arguments.of(
                        "; web: x", "1:1: expected NAME: COMMAND, found \"; web: x\" (a comment begins with \"#\")"),
                Arguments.of(
                        "-- web: x", "1:1: expected NAME: COMMAND, found \"-- web: x\" (a comment begins with \"#\")"),
                Arguments.of(
                        "export TOKEN=s3cret",
                        "1:13: expected NAME: COMMAND, found an assignment to \"TOKEN\""
                                + " (variables belong in the file .env)"),
                Arguments.of(
                        "TOKEN=s3cret",
                        "1:6: expected NAME: COMMAND, found an assignment to \"TOKEN\""
                                + " (variables belong in the file .env)"),
                Arguments.of(
                        "w\u001b[2Jeb: x",
                        "1:2: expected letters, digits, \"-\" or \"_\" in a name, found \"\\u001b\" in"
                                + " \"w\\u001b[2Jeb: x\" (name it \"w-2Jeb\")"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anyOtherLineIsAnErrorWithAPlaceAndAHint(String line, String sentence) {
        assertThat(sentences(line)).containsExactly("Procfile:" + sentence);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aBadLineDoesNotHideTheOthers(String line, String sentence) {
        Parsed<Procfile> parsed = parse("a: x\n" + line + "\nb: y\n");
        assertThat(parsed.value().types()).containsExactly("a", "b");
        assertThat(sentences("a: x\n" + line + "\nb: y\n")).containsExactly("Procfile:2" + sentence.substring(1));
    }

    @Test
    void aDuplicateNameIsAnErrorThatSaysWhereTheFirstIs() {
        assertThat(sentences("web: a\nworker: b\n# c\nweb: d\n"))
                .containsExactly("Procfile:4:1: duplicate process \"web\", the first is on line 1"
                        + " (rename it, or run two instances: jforeman start web=2)");
        assertThat(parse("web: a\nweb: d\n").value().entry("web").orElseThrow().command())
                .isEqualTo("a");
    }

    /** A hint to rename the second release would be wrong, because it would then run at every start. */
    @ParameterizedTest
    @ValueSource(strings = {"release", "postdeploy"})
    void aDuplicateDeploymentStepGetsAHintToJoinTheCommands(String type) {
        assertThat(sentences(type + ": a\n" + type + ": b\n"))
                .containsExactly("Procfile:2:1: duplicate process \"" + type + "\", the first is on line 1"
                        + " (it runs once per deployment: join the two commands with \"&&\" on one line)");
    }

    @Test
    void aDuplicateNameIsReportedAlsoOnABadLine() {
        assertThat(sentences("release: a\nrelease : b\n"))
                .satisfiesExactly(
                        second -> assertThat(second).startsWith("Procfile:2:1: duplicate process \"release\""),
                        colon -> assertThat(colon).startsWith("Procfile:2:8: expected the colon"));
        assertThat(sentences("  web: a\nweb: b\n"))
                .satisfiesExactly(
                        indented -> assertThat(indented).startsWith("Procfile:1:1: expected a name at the start"),
                        second -> assertThat(second).startsWith("Procfile:2:1: duplicate process \"web\""));
    }

    @Test
    void theLinesOfAYamlBlockAreOneError() {
        assertThat(sentences("web: |\n  cd app\n\n  exec puma\nworker : x\n"))
                .satisfiesExactly(
                        block -> assertThat(block).startsWith("Procfile:1:6: expected a command"),
                        worker -> assertThat(worker).startsWith("Procfile:5:7: expected the colon"));
    }

    @Test
    void aBackslashDoesNotContinueACommand() {
        assertThat(sentences("web: ./server \\\n  --port 80\nb: x\n"))
                .containsExactly("Procfile:2:1: expected NAME: COMMAND, found \"  --port 80\""
                        + " (\"\\\" does not continue a command: write it on one line, or put it in a script)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "  \n\t# x\n", "\ufeff"})
    void aFileWithoutAProcessIsAnError(String text) {
        assertThat(sentences(text))
                .containsExactly("Procfile:1:1: no processes defined (write a line NAME: COMMAND for each process)");
    }

    @Test
    void allProblemsAreReportedAtOnceInTheOrderOfTheFile() {
        assertThat(parse(" a: x\nb c\nb: 1\nb: 2\nd:\n").diagnostics())
                .extracting(d -> d.where().line())
                .containsExactly(1, 2, 4, 5);
    }

    @Test
    void aBinaryFileIsOneError() {
        assertThat(sentences("web: a\nb\0: x\nc d\n"))
                .containsExactly("Procfile:2:2: unexpected NUL byte (save the file as UTF-8 text)");
        assertThat(ProcfileParser.parse("P", new byte[] {'a', ':', ' ', (byte) 0xFF})
                        .diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("P:1:4: byte 0xFF is not UTF-8 (save the file as UTF-8 text)");
    }

    @Test
    void aFileOfAnotherKindIsGivenUpAfterAHundredErrors() {
        List<String> sentences = sentences("garbage\n".repeat(1_000_000));
        assertThat(sentences).hasSize(101);
        assertThat(sentences.getLast()).contains("too many errors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: ", "a:", " ", "#", "a", "a ", "a:a", "?", "-", "\\", "a\r"})
    void aHugeLineIsReadInOneGo(String repeated) {
        String text = repeated.repeat(10_000_000 / repeated.length());
        Parsed<Procfile> parsed = parse(text);
        assertThat(parsed.value().entries().size() + parsed.diagnostics().size())
                .isEqualTo(1);
    }
}
