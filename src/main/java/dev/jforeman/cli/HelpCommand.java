package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.PlainFactory;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code jforeman help [COMMAND]}: prints the same help as {@code --help}. It replaces the command of picocli, which does
 * not find {@code man} and {@code complete}, because the help does not list them.
 */
final class HelpCommand implements Verb {
    @Override
    public String name() {
        return "help";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(name(), "Show the help of a command.");
        spec.addPositional(Options.words("COMMAND", "0..1", "Command (default: jforeman itself)."));
        return spec;
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal {
        CommandLine command = new CommandLine(spec(given.words()), PlainFactory.INSTANCE);
        HelpLayout.apply(command);
        command.usage(streams.out());
        return ExitCode.OK.code();
    }

    private static CommandSpec spec(List<String> words) throws Refusal {
        return words.isEmpty()
                ? RootCommand.spec()
                : RootCommand.named(words.getFirst()).spec().parent(RootCommand.nameOnly());
    }
}
