package dev.jforeman.cli;

import dev.jforeman.cli.app.App;
import dev.jforeman.cli.app.TextFile;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.OptionWords;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.cli.remote.ControlCall;
import dev.jforeman.cli.remote.Running;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.format.Formats;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.procfile.ProcfileParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code jforeman complete WORD...}: prints the candidates for the last word, for the completion scripts of shells. Each
 * candidate is a line, with its description after a tab. Where a file name is expected it prints nothing.
 */
final class CompleteCommand implements Verb {
    @Override
    public String name() {
        return "complete";
    }

    @Override
    public boolean stopsAtFirstWord() {
        return true;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(name(), "Print completions of the last word, for shell completion scripts.");
        spec.addPositional(
                Options.words("WORD", "0..*", "Words of the command line after jforeman; the last one is completed."));
        return spec;
    }

    @Override
    public int run(OptionValues given, Streams streams) {
        CompletedWords words = CompletedWords.of(given.words());
        candidates(words, given, streams)
                .filter(candidate -> candidate.startsWith(words.last()) && candidate.length() > words.hidden())
                .map(candidate -> candidate.substring(words.hidden()))
                .forEach(streams.out()::println);
        return ExitCode.OK.code();
    }

    private static Stream<String> candidates(CompletedWords words, OptionValues given, Streams streams) {
        if (words.before().isEmpty()) {
            return RootCommand.verbs().map(verb -> line(verb.name(), verb.spec()));
        }
        Optional<Verb> verb = RootCommand.byName(words.before().getFirst());
        if (verb.isEmpty()) {
            return Stream.empty();
        }
        CommandSpec spec = verb.get().spec();
        Optional<String> name = words.optionWithValue();
        if (name.isPresent()) {
            return option(spec, name.get()).stream()
                    .flatMap(option -> values(option, given, streams))
                    .map(value -> name.get() + "=" + value);
        }
        if (words.last().startsWith("-")) {
            return spec.options().stream().flatMap(CompleteCommand::lines);
        }
        Optional<OptionSpec> before = option(spec, words.before().getLast())
                .filter(option -> option.arity().min() > 0);
        return before.isPresent()
                ? values(before.get(), given, streams)
                : parameters(verb.get().name(), words, given, streams);
    }

    /** The candidates for the value of an option. */
    private static Stream<String> values(OptionSpec option, OptionValues given, Streams streams) {
        String name = option.longestName();
        List<String> words = OptionWords.of(name);
        if (name.equals("--on-exit")) {
            return Stream.concat(
                    words.stream(),
                    types(given, streams).flatMap(type -> words.stream().map(word -> type + "=" + word)));
        }
        if (OptionWords.isByProcessType(name)) {
            return types(given, streams).map(type -> type + "=");
        }
        return OptionWords.isProcessType(name) ? types(given, streams) : words.stream();
    }

    private static String line(String candidate, CommandSpec spec) {
        return candidate + "\t" + String.join(" ", spec.usageMessage().description());
    }

    private static Stream<String> lines(OptionSpec option) {
        return Arrays.stream(option.names()).map(name -> name + "\t" + String.join(" ", option.description()));
    }

    /** Finds an option by its name with dashes. picocli also finds {@code --env} by {@code env}, which is a command. */
    private static Optional<OptionSpec> option(CommandSpec spec, String word) {
        return word.startsWith("-") ? Optional.ofNullable(spec.findOption(word)) : Optional.empty();
    }

    private static Stream<String> parameters(String verb, CompletedWords words, OptionValues given, Streams streams) {
        return switch (verb) {
            case "start", "ps", "logs", "stop", "restart", "wait", "attach" -> processes(given, streams);
            case "signal" ->
                words.before().size() == 1 ? Signals.all().stream().map(Signal::name) : processes(given, streams);
            case "scale" -> types(given, streams).map(type -> type + "=");
            case "run", "env", "check" -> types(given, streams);
            case "export" -> words.before().size() == 1 ? Formats.NAMES.stream() : Stream.empty();
            case "man", "help" -> RootCommand.verbs().map(Verb::name);
            case "completion" -> Stream.of("bash", "zsh", "fish");
            default -> Stream.empty();
        };
    }

    /** The process types of the Procfile and the instances of the running jforeman, with their states. */
    private static Stream<String> processes(OptionValues given, Streams streams) {
        Set<String> names = new LinkedHashSet<>();
        types(given, streams).forEach(names::add);
        running(given, streams).forEach(row -> names.add(row.name() + "\t" + row.state()));
        return names.stream();
    }

    private static List<ProcessRow> running(OptionValues given, Streams streams) {
        try {
            Optional<ControlClient> found = Running.find(given, streams);
            return found.isPresent() ? rows(found.get(), streams) : List.of();
        } catch (IOException | Refusal _) {
            return List.of(); // jforeman has just exited, or belongs to another user
        }
    }

    private static List<ProcessRow> rows(ControlClient found, Streams streams) throws IOException, Refusal {
        List<ProcessRow> rows = new ArrayList<>();
        try (found) {
            new ControlCall(found, streams).ask(new Request.Ps(List.of()), reply -> {
                if (reply instanceof Reply.Processes processes) {
                    rows.addAll(processes.rows());
                }
            });
        }
        return rows;
    }

    private static Stream<String> types(OptionValues given, Streams streams) {
        try {
            var file = App.paths(given, streams).procfile();
            return ProcfileParser.parse(file.name(), TextFile.bytes(file)).value().types().stream();
        } catch (Refusal _) {
            return Stream.empty(); // no Procfile here
        }
    }
}
