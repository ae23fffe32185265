package dev.jforeman.cli;

import dev.jforeman.cli.app.App;
import dev.jforeman.cli.app.TextFile;
import dev.jforeman.cli.options.OptionValues;
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
 * {@code jforeman complete WORD...}: what the last word could be, for the completion of shells. One candidate a line, a
 * tab, what it means. Nothing if a file is to be completed.
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
        CommandSpec spec = Options.command(name(), "Print what the last word could be.");
        spec.addPositional(Options.words("WORD", "0..*", "The words after jforeman, the last one unfinished."));
        return spec;
    }

    @Override
    public int run(OptionValues given, Streams streams) {
        List<String> words = given.words();
        String last = words.isEmpty() ? "" : words.getLast();
        candidates(words, given, streams)
                .filter(candidate -> candidate.startsWith(last))
                .forEach(streams.out()::println);
        return ExitCode.OK.code();
    }

    private static Stream<String> candidates(List<String> words, OptionValues given, Streams streams) {
        if (words.size() < 2) {
            return RootCommand.verbs().map(verb -> line(verb.name(), verb.spec()));
        }
        Optional<Verb> verb = RootCommand.byName(words.getFirst());
        if (verb.isEmpty()) {
            return Stream.empty();
        }
        CommandSpec spec = verb.get().spec();
        if (words.getLast().startsWith("-")) {
            return spec.options().stream().flatMap(CompleteCommand::lines);
        }
        return takesValue(spec, words.get(words.size() - 2))
                ? Stream.empty()
                : parameters(verb.get().name(), words, given, streams);
    }

    private static String line(String candidate, CommandSpec spec) {
        return candidate + "\t" + String.join(" ", spec.usageMessage().description());
    }

    private static Stream<String> lines(OptionSpec option) {
        return Arrays.stream(option.names()).map(name -> name + "\t" + String.join(" ", option.description()));
    }

    /** picocli finds an option by its name without dashes, too: the verb {@code env} is not {@code --env}. */
    private static boolean takesValue(CommandSpec spec, String word) {
        return word.startsWith("-")
                && Optional.ofNullable(spec.findOption(word))
                        .filter(option -> option.arity().max() > 0)
                        .isPresent();
    }

    private static Stream<String> parameters(String verb, List<String> words, OptionValues given, Streams streams) {
        return switch (verb) {
            case "start", "ps", "logs", "stop", "restart", "wait", "attach" -> processes(given, streams);
            case "signal" -> words.size() == 2 ? Signals.all().stream().map(Signal::name) : processes(given, streams);
            case "scale" -> types(given, streams).map(type -> type + "=");
            case "run", "env", "check" -> types(given, streams);
            case "completion" -> Stream.of("bash", "zsh", "fish");
            default -> Stream.empty();
        };
    }

    /** What runs, and what the Procfile has. */
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
            return List.of(); // it has just ended, or is another user's
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
