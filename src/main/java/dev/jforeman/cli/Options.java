package dev.jforeman.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that several commands share, written once, and how their values are read.
 *
 * <p>The model is built in code and not by annotations: those would cost a third of the time to the first child.
 */
final class Options {
    private Options() {}

    static CommandSpec command(String name, String... description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage()
                .description(description)
                .optionListHeading("%nOptions:%n")
                .parameterListHeading("%nParameters:%n")
                .sortOptions(false);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
        return spec;
    }

    static void addApp(CommandSpec spec) {
        spec.addOption(text("FILE", "The Procfile; default: Procfile.", "-f", "--procfile"));
        spec.addOption(text("DIR", "The app's directory; default: that of the Procfile.", "-d", "--root"));
        spec.addOption(list(
                "FILE", "Read these env files instead of .env; the later wins. Repeatable, or joined by commas.",
                "-e", "--env"));
        spec.addOption(flag("A variable of the shell wins over the same in an env file.", "--keep-env"));
        spec.addOption(flag("Expand $NAME and ${NAME} in env files.", "--env-expand"));
    }

    static void addPorts(CommandSpec spec) {
        spec.addOption(text("N", "The first port; default: PORT of the env file or the shell, else 5000.",
                "-p", "--port"));
        spec.addOption(flag("Give out no ports.", "--no-port"));
    }

    static void addDebug(CommandSpec spec) {
        spec.addOption(flag("Log what jforeman does on standard error, with stack traces.", "--debug"));
    }

    static OptionSpec text(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    static OptionSpec list(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .splitRegex(",")
                .description(description)
                .build();
    }

    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    static PositionalParamSpec words(String label, String arity, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .arity(arity)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    static Optional<String> text(ParseResult arguments, String name) {
        return Optional.ofNullable(arguments.commandSpec().findOption(name).getValue());
    }

    static List<String> list(ParseResult arguments, String name) {
        return Optional.<List<String>>ofNullable(
                        arguments.commandSpec().findOption(name).getValue())
                .orElse(List.of());
    }

    static boolean isSet(ParseResult arguments, String name) {
        return Optional.ofNullable(arguments.commandSpec().findOption(name))
                .map(option -> Boolean.TRUE.equals(option.getValue()))
                .orElse(false);
    }

    static List<String> words(ParseResult arguments) {
        return arguments.commandSpec().positionalParameters().stream()
                .map(parameter -> Optional.<List<String>>ofNullable(parameter.getValue()))
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .toList();
    }
}
