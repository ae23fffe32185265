package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class ManPageTest {
    static Stream<String> commands() {
        return RootCommand.verbs().map(Verb::name);
    }

    private static CommandSpec spec(String command) {
        return RootCommand.byName(command).orElseThrow().spec().parent(RootCommand.nameOnly());
    }

    private static String plain(String page) {
        return page.replace("\\-", "-").replace("\\e", "\\").replace("\\&", "");
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aPageHasEverythingTheHelpHas(String command) {
        CommandSpec spec = spec(command);
        String page = plain(ManPage.of(spec).text());
        String help = words(new CommandLine(spec).getUsageMessage());
        for (OptionSpec option : spec.options()) {
            assertThat(page).contains(option.names());
            for (String sentence : option.description()) {
                assertThat(page).contains(sentence);
                assertThat(help).contains(words(sentence));
            }
        }
        spec.positionalParameters()
                .forEach(parameter -> assertThat(page)
                        .contains(parameter.paramLabel(), parameter.description()[0]));
        assertThat(words(page))
                .contains(words(String.join(" ", spec.usageMessage().description())));
    }

    @Test
    void aPageHasSectionsThatTheHelpDoesNotHave() {
        assertThat(plain(ManPage.of(spec("start")).text()))
                .contains(".SH EXIT STATUS\n.TP\n.B 0\n", ".B 124\nWith --until-ready")
                .contains(".SH ENVIRONMENT\n", ".B JFOREMAN_OPTION\n")
                .contains(".SH FILES\n.TP\n.B Procfile\n")
                .contains(".SH EXAMPLES\n.TP\n.B jforeman start\n")
                .contains(".SS Formation\n.TP\n.B -m, --formation=TYPE=N,...\n");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aPageHasExitCodesInTheirOrder(String command) {
        assertThat(ManReference.of(command).getFirst().entries())
                .isNotEmpty()
                .extracting(entry -> entry.term().matches("[0-9]+") ? Integer.parseInt(entry.term()) : 0)
                .isSorted();
    }

    @Test
    void onlyOptionalParametersAndValuesAreInBrackets() {
        assertThat(plain(ManPage.of(spec("scale")).text())).contains(".B jforeman scale\n[OPTIONS] TYPE=N...\n");
        assertThat(plain(ManPage.of(spec("export")).text()))
                .contains(".B jforeman export\n[OPTIONS] FORMAT [LOCATION]\n");
        assertThat(plain(ManPage.of(spec("start")).text()))
                .contains("\n[OPTIONS] [TYPE[=N]...]\n", ".B --color[=WHEN]\n", ".B --pty=WHEN\n");
        assertThat(plain(ManPage.of(spec("smoke")).text())).contains("\n[OPTIONS] [TYPE[=N]...] [-- COMMAND...]\n");
    }

    @Test
    void thePageOfJforemanListsAllCommands() {
        String page = ManPage.of(RootCommand.spec()).text();
        assertThat(commands()).allSatisfy(command -> assertThat(page).contains("\n.B " + command + "\n"));
        assertThat(page).doesNotContain("%n");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noLineIsTakenForARequestOfTroff(String command) {
        assertThat(ManPage.of(spec(command)).text().lines())
                .allSatisfy(line -> assertThat(line).matches("\\.(TH|SH|SS|TP|B)( .*)?|[^.'].*"));
    }

    @Test
    void aPageIsPrinted(@TempDir Path temp) {
        Call here = new Call(temp);

        assertThat(here.jforeman("man").out()).startsWith(".TH JFOREMAN 1\n");
        assertThat(here.jforeman("man ps").out()).startsWith(".TH JFOREMAN-PS 1\n");
        assertThat(here.jforeman("man pss"))
                .isEqualTo(new Call.Answer(2, "", "jforeman: unknown command pss; did you mean ps?\n"));
    }

    @Test
    void allPagesAreWrittenIntoADirectory(@TempDir Path temp) {
        Call here = new Call(temp).file("file", "");

        assertThat(here.jforeman("man --output pages")).isEqualTo(new Call.Answer(0, "", ""));

        assertThat(temp.resolve("pages/jforeman.1")).isNotEmptyFile();
        assertThat(commands())
                .allSatisfy(command -> assertThat(temp.resolve("pages/jforeman-" + command + ".1"))
                        .isNotEmptyFile());
        assertThat(here.jforeman("man --output file/pages").err()).startsWith("jforeman: cannot write to " + temp);
    }
}
