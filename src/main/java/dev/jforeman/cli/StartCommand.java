package dev.jforeman.cli;

import dev.jforeman.cli.app.App;
import dev.jforeman.cli.app.LivePlans;
import dev.jforeman.cli.app.Plans;
import dev.jforeman.cli.app.TextFile;
import dev.jforeman.cli.options.KeyboardChoice;
import dev.jforeman.cli.options.LogChoices;
import dev.jforeman.cli.options.ObserverOptions;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.cli.remote.Background;
import dev.jforeman.cli.remote.PsTable;
import dev.jforeman.cli.remote.StartInRunning;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.server.ControlEndpoint;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.keyboard.KeyboardEndpoint;
import dev.jforeman.model.PathText;
import dev.jforeman.model.Plan;
import dev.jforeman.os.instance.InstanceLock.DirectoryLock;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.os.instance.StaleGroups;
import dev.jforeman.os.kernel.LocalPorts;
import dev.jforeman.os.terminal.Keyboard;
import dev.jforeman.output.LogOptions;
import dev.jforeman.plan.AppPaths.NamedPath;
import dev.jforeman.procfile.ProcfileParser;
import dev.jforeman.session.Endpoint;
import dev.jforeman.session.LockRefresh;
import dev.jforeman.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman start}: runs the formation until it exits or is stopped. */
final class StartCommand implements Verb {
    private final SessionSetup.Runner runner;

    StartCommand(SessionSetup.Runner runner) {
        this.runner = runner;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                name(),
                "Run the app's processes, show their output as one log and restart what fails.",
                "Ctrl-C stops all processes; a second Ctrl-C kills them.",
                "If jforeman is already running here, start TYPE starts more processes in it.");
        Options.addApp(spec);
        Options.addFormation(spec);
        Options.addPorts(spec);
        addSupervision(spec);
        LogChoices.addOptions(spec);
        spec.addOption(Options.flag(
                "Run in the background and return when everything is ready; also -d without a directory.", "--detach"));
        spec.addOption(Options.flag("Same as --detach, which always waits.", Background.WAIT));
        Options.addDebug(spec);
        spec.addPositional(Options.words(
                "TYPE[=N]", "0..*", "Process types to run and how many, for example web=3 worker (default: all)."));
        return spec;
    }

    private static void addSupervision(CommandSpec spec) {
        spec.addOption(
                Options.text("S", "Seconds between the stop signal and SIGKILL (default: 5).", "-t", "--timeout"));
        Options.addRestarts(spec);
        spec.addOption(Options.flag(
                "When stopping, also end processes that left their process group, such as daemons (Linux only).",
                "--kill-escaped"));
        ObserverOptions.addOptions(spec);
    }

    @Override
    public void begin() {
        Session.warmUp();
    }

    /**
     * Replaces {@code -d} with {@code --detach} where it does not mean a directory. In foreman {@code -d} takes a directory;
     * alone, or before a process type that is not a directory, it means the background.
     */
    @Override
    public List<String> reword(List<String> words, Streams streams) {
        List<String> reworded = new ArrayList<>(words);
        int at = words.indexOf("-d");
        if (at >= 0 && !isDirectoryMeant(words.subList(at + 1, words.size()), streams)) {
            reworded.set(at, "--" + Background.OPTION);
        }
        return reworded;
    }

    private static boolean isDirectoryMeant(List<String> behind, Streams streams) {
        if (behind.isEmpty() || behind.getFirst().startsWith("-")) {
            return false;
        }
        String word = behind.getFirst();
        return Files.isDirectory(PathText.resolve(streams.directory(), word)) || !isProcess(word, streams);
    }

    private static boolean isProcess(String word, Streams streams) {
        try {
            NamedPath file = new NamedPath("Procfile", streams.directory().resolve("Procfile"));
            String type = word.replaceFirst("[=.].*", "");
            return ProcfileParser.parse(file.name(), TextFile.bytes(file))
                    .value()
                    .types()
                    .contains(type);
        } catch (Refusal _) {
            return false; // without a Procfile there are no process types
        }
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal, InterruptedException {
        App app = App.read(given, streams).orRefuse();
        RuntimeDirectory runtime = RuntimeDirectory.of(app.paths().directory(), streams.environment());
        if (given.isOn(Background.OPTION) || given.isTyped(Background.WAIT)) {
            refuseFilesOfThisProcess(given, streams.directory());
            return new Background(runtime, given, streams).start();
        }
        try (DirectoryLock claim = DirectoryLock.of(runtime)) {
            return run(app, runtime, claim, given, streams);
        } catch (Refusal e) {
            if (e.exitCode() != ExitCode.ALREADY_RUNNING || given.words().isEmpty()) {
                throw e;
            }
            return StartInRunning.start(runtime, given, streams);
        }
    }

    private static void refuseFilesOfThisProcess(OptionValues given, Path directory) throws Refusal {
        List<String> named = new ArrayList<>();
        given.path("procfile").ifPresent(named::add);
        given.paths("env").ifPresent(named::addAll);
        given.paths("config").ifPresent(named::addAll);
        for (String name : named) {
            if (TextFile.isOpenHereOnly(PathText.resolve(directory, name))) {
                throw new Refusal(
                        ExitCode.USAGE,
                        "cannot read " + name + " in the background; save it to a file, or start without -d");
            }
        }
    }

    private int run(App app, RuntimeDirectory runtime, DirectoryLock claim, OptionValues given, Streams streams)
            throws Refusal, InterruptedException {
        List<String> leftovers = claim.lock().isPresent() ? StaleGroups.end(runtime) : List.of();
        Plan plan = Plans.make(app, given, streams, LocalPorts::answers);
        List<String> remarks = new ArrayList<>(app.env().messages(given));
        remarks.addAll(plan.remarks());
        remarks.addAll(claim.remarks());
        remarks.addAll(leftovers);
        LogOptions log = LogChoices.of(given, plan, streams.directory());
        List<Endpoint> endpoints = new ArrayList<>();
        claim.lock().ifPresent(lock -> {
            endpoints.add(new ControlEndpoint(runtime, streams::say));
            endpoints.add(LockRefresh.of(lock));
        });
        if (KeyboardChoice.areKeysWanted(given, log)) {
            endpoints.add(new KeyboardEndpoint(runtime.app(), StartCommand::table, Keyboard::openIfOurs));
        }
        Optional<RuntimeDirectory> own = claim.lock().map(_ -> runtime);
        return runner.run(
                new SessionSetup(
                        plan, new LivePlans(app, given, streams, LocalPorts::answers), log, own, remarks, endpoints),
                ObserverOptions.of(given, plan),
                given.isOn("debug"),
                given.isOn("kill-escaped"));
    }

    private static List<String> table(Reply.Processes processes) {
        return new PsTable(processes, System.currentTimeMillis(), Optional.empty()).lines();
    }
}
