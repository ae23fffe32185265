package dev.jforeman.cli;

import dev.jforeman.cli.app.App;
import dev.jforeman.cli.app.EnvFiles;
import dev.jforeman.cli.app.Plans;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.Nearest;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.UnknownProcess;
import dev.jforeman.os.kernel.CallerEnvironment;
import dev.jforeman.os.kernel.Exec;
import dev.jforeman.plan.EnvOverlay;
import dev.jforeman.shell.CarriedVariables;
import dev.jforeman.shell.ShellText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman run}: runs one command with the app's environment variables. The command replaces jforeman (exec). */
final class RunCommand implements Verb {
    /** The exit code of a command that does not exist, as in a shell. */
    private static final int NOT_FOUND = 127;

    /** The exit code of a command that cannot be executed, as in a shell. */
    private static final int NOT_EXECUTABLE = 126;

    private static final String DASHES = "--";

    /**
     * A command to execute.
     *
     * @param words the program and its arguments
     * @param types the process types of the app, for a hint if the program does not exist
     */
    private record Command(
            List<String> words, Path directory, Map<String, String> environment, Collection<String> types) {
        /** Hints for a program that does not exist, if its name is a process type or similar to one. */
        List<String> hints() {
            String first = words.getFirst();
            if (types.contains(first)) {
                return List.of(first + " is a process type; to run its command: jforeman run " + proposal());
            }
            return Nearest.to(first, types).isPresent() ? List.of(UnknownProcess.amongTypes(first, types)) : List.of();
        }

        private String proposal() {
            List<String> behind = words.subList(1, words.size());
            return words.getFirst()
                    + (behind.isEmpty() ? "" : " -- ")
                    + behind.stream().map(ShellText::word).collect(Collectors.joining(" "));
        }
    }

    /** Replaces this process with another program; returns only if that fails. */
    @FunctionalInterface
    interface Executor {
        Exec.Failure become(List<String> words, Path directory, Map<String, String> environment);
    }

    private final Executor executor;

    RunCommand(Executor executor) {
        this.executor = executor;
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public boolean stopsAtFirstWord() {
        return true;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                name(),
                "Run one command, or the command of a process type, in the app's environment.",
                "TYPE runs the command of a process type; TYPE -- ARGUMENTS adds arguments to it.",
                "All words after the first one belong to the command.",
                "After -- the first word is always a command, even if it is a process type.");
        Options.addApp(spec);
        Options.addPorts(spec);
        Options.addDebug(spec);
        spec.addPositional(Options.words(
                "COMMAND", "1..*", "Process type, TYPE -- ARGUMENTS, or any command with its arguments."));
        return spec;
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal {
        Command command = command(given, streams);
        Exec.Failure failure = executor.become(command.words(), command.directory(), command.environment());
        String program = command.words().getFirst();
        boolean isOnPath = failure.isMissing() && !program.contains("/");
        streams.say("cannot run " + program + ": " + (isOnPath ? "command not found" : failure.reason()));
        if (failure.isMissing()) {
            command.hints().forEach(streams::say);
        }
        return failure.isMissing() ? NOT_FOUND : NOT_EXECUTABLE;
    }

    private static Command command(OptionValues given, Streams streams) throws Refusal {
        List<String> words = given.words();
        if (!Files.exists(App.paths(given, streams).procfile().path())) {
            EnvFiles env =
                    EnvFiles.read(App.paths(given, streams), given, streams).orRefuse();
            printMessages(env, given, streams);
            return plain(words, env, List.of(), given, streams);
        }
        App app = App.read(given, streams).orRefuse();
        printMessages(app.env(), given, streams);
        return isLine(words, app, given)
                ? line(app, words, given, streams)
                : plain(words, app.env(), app.procfile().types(), given, streams);
    }

    /**
     * Whether the words select the command of a process type: the type alone, as in foreman, or the type, {@code --} and
     * arguments.
     */
    private static boolean isLine(List<String> words, App app, OptionValues given) {
        boolean isAlone = words.size() == 1 || words.get(1).equals(DASHES);
        return isAlone
                && !given.areWordsBehindDashes()
                && app.procfile().types().contains(words.getFirst());
    }

    /** The command of a process type with the directory and variables of its first instance, plus further arguments. */
    private static Command line(App app, List<String> words, OptionValues given, Streams streams) throws Refusal {
        String type = words.getFirst();
        ProcessSpec spec = Plans.make(app, List.of(type), given, streams, _ -> false).instances().stream()
                .filter(instance -> instance.name().type().equals(type))
                .findFirst()
                .orElseThrow();
        List<String> arguments = words.stream().skip(2).toList();
        CarriedVariables carried = CarriedVariables.of(spec.command(), CallerEnvironment.droppedByShell());
        String line = carried.command() + (arguments.isEmpty() ? "" : " \"$@\"");
        Map<String, String> environment = new LinkedHashMap<>(spec.environment());
        environment.putAll(carried.environment());
        List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", line, type));
        shell.addAll(arguments);
        return new Command(shell, spec.directory(), environment, List.of());
    }

    private static void printMessages(EnvFiles env, OptionValues given, Streams streams) throws Refusal {
        env.messages(given).forEach(streams::say);
        overlay(env, given, streams).remarks().forEach(streams::say);
    }

    private static EnvOverlay overlay(EnvFiles env, OptionValues given, Streams streams) throws Refusal {
        return new EnvOverlay(env.files(), streams.environment(), given.isOn("keep-env"));
    }

    private static Command plain(
            List<String> words, EnvFiles env, Collection<String> types, OptionValues given, Streams streams)
            throws Refusal {
        return new Command(
                words, streams.directory(), overlay(env, given, streams).values(), types);
    }
}
