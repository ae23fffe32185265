package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.cli.options.OptionGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class HelpLayoutTest {
    @TempDir
    private Path temp;

    private String help(String command) {
        return new Call(temp).jforeman(command + " --help").out();
    }

    private static Stream<String> headings(String help) {
        return help.lines().filter(line -> line.matches("[A-Z].*:"));
    }

    @Test
    void theOptionsOfStartAreBelowHeadings() {
        assertThat(headings(help("start")))
                .containsExactly(
                        "Parameters:",
                        "Formation:",
                        "Environment:",
                        "Ports:",
                        "Restarts and stopping:",
                        "Log:",
                        "Terminal:",
                        "Background:",
                        "Other:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "run", "smoke", "check", "env", "export"})
    void everyOptionIsBelowOneHeading(String command) {
        CommandSpec spec = RootCommand.byName(command).orElseThrow().spec();
        List<OptionGroup> groups = OptionGroup.of(spec);

        assertThat(OptionGroup.areIn(spec)).isTrue();
        assertThat(groups.stream().flatMap(group -> group.in(spec).stream()))
                .containsExactlyInAnyOrderElementsOf(spec.options());
        assertThat(groups.getLast()).isEqualTo(new OptionGroup("Other", List.of("--help", "--debug")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "run", "smoke", "check", "env", "export", "ps", "logs", "attach"})
    void helpFitsATerminalAndHasEveryOption(String command) {
        String help = help(command);
        CommandSpec spec = RootCommand.byName(command).orElseThrow().spec();

        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
        assertThat(spec.options())
                .extracting(OptionSpec::longestName)
                .allSatisfy(name -> assertThat(help).contains(name));
    }

    static Stream<String> commands() {
        return Stream.concat(RootCommand.verbs().map(Verb::name), Stream.of("man", "complete"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void linesBreakOnlyBetweenWords(String command) {
        CommandSpec spec = RootCommand.byName(command).orElseThrow().spec();
        Stream<ArgSpec> arguments = Stream.concat(spec.options().stream(), spec.positionalParameters().stream());
        List<String> words = List.of(help(command).split("\\s+"));

        assertThat(arguments.flatMap(argument -> Stream.of(argument.description())))
                .allSatisfy(sentence -> assertThat(words).contains(sentence.split(" ", -1)));
    }

    @Test
    void allWaysToRequestHelpPrintTheSame() {
        assertThat(new Call(temp).jforeman("help start").out())
                .isEqualTo(help("start"))
                .isEqualTo(new Call(temp).jforeman("help star").out())
                .isEqualTo(new Call(temp).jforeman("star --help").out());
    }
}
