package dev.jforeman.cli;

import dev.jforeman.cli.app.App;
import dev.jforeman.cli.app.LivePlans;
import dev.jforeman.cli.app.Plans;
import dev.jforeman.cli.options.LogChoices;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.InvalidValue;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.diagnostic.WriteFailure;
import dev.jforeman.model.PathText;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.os.instance.InstanceLock.DirectoryLock;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.os.kernel.LocalPorts;
import dev.jforeman.output.LogOptions;
import dev.jforeman.session.Session;
import dev.jforeman.smoke.Smoke;
import dev.jforeman.smoke.Smoke.SmokeOptions;
import dev.jforeman.smoke.SmokeJson;
import dev.jforeman.smoke.SmokeJunit;
import dev.jforeman.smoke.SmokeReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman smoke}: tests whether an app starts, becomes ready and stops. */
final class SmokeCommand implements Verb {
    private static final String WEB = "web";

    private final SessionSetup.Runner runner;

    SmokeCommand(SessionSetup.Runner runner) {
        this.runner = runner;
    }

    @Override
    public String name() {
        return "smoke";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                name(),
                "Start the app, wait until every process is ready, run a test command, stop everything and report.",
                "The exit code is that of the command if it failed, otherwise that of the first process that failed,"
                        + " otherwise 124 if a process was not ready in time.");
        Options.addApp(spec);
        Options.addFormation(spec);
        Options.addPorts(spec);
        addRun(spec);
        addReports(spec);
        LogChoices.addOptions(spec);
        Options.addDebug(spec);
        spec.addPositional(Options.words(
                "TYPE[=N]",
                "0..*",
                "Process types to start (default: all); -- separates the command to run once they are ready."));
        return spec;
    }

    private static void addRun(CommandSpec spec) {
        spec.addOption(Options.text(
                "TIME", "Time limit for start and command, without stopping (default: 120 s).", "--timeout"));
        spec.addOption(Options.text(
                "TIME", "Time a process without a ready check must run to count as ready (default: 2 s).", "--settle"));
        spec.addOption(Options.text(
                "N", "Tolerate up to N restarts of all processes together (default: 0).", "--allow-restarts"));
        spec.addOption(Options.flag("Tolerate processes that have to be killed when stopping.", "--allow-kill"));
        spec.addOption(
                Options.text("S", "Seconds between the stop signal and SIGKILL (default: 5).", "-t", "--stop-timeout"));
        Options.addRestarts(spec);
    }

    private static void addReports(CommandSpec spec) {
        spec.addOption(Options.text(
                "FILE", "Write the report to this file as JUnit XML, one test case per process.", "--junit"));
        spec.addOption(Options.text("FILE", "Write the report to this file as JSON.", "--json"));
        spec.addOption(Options.flag("Show the output of the processes.", "--verbose"));
    }

    @Override
    public void begin() {
        Session.warmUp();
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal, InterruptedException {
        refuseUnwritableReports(given, streams);
        App app = App.read(given, streams).orRefuse();
        RuntimeDirectory runtime = RuntimeDirectory.of(app.paths().directory(), streams.environment());
        try (DirectoryLock claim = DirectoryLock.of(runtime)) {
            Plan plan = Plans.smoke(app, given, streams, LocalPorts::answers);
            List<String> remarks = new ArrayList<>(app.env().messages(given));
            remarks.addAll(plan.remarks());
            remarks.addAll(claim.remarks());
            LogOptions log = LogChoices.of(given, plan, streams.directory());
            boolean isVerbose = given.isOn("verbose") || log.isGithub();
            Smoke smoke = new Smoke(options(plan, given, streams));
            SessionSetup setup = new SessionSetup(
                    plan,
                    new LivePlans(app, given, streams, LocalPorts::answers),
                    isVerbose ? log : log.muted(plan.types()),
                    claim.lock().map(_ -> runtime),
                    remarks,
                    List.of());
            int code = runner.run(setup, Optional.of(smoke), given.isOn("debug"), true);
            report(smoke.report(), given, streams);
            return code;
        }
    }

    private static SmokeOptions options(Plan plan, OptionValues given, Streams streams) throws Refusal {
        return new SmokeOptions(
                given.duration("timeout").orElse(Duration.ofMinutes(2)),
                restarts(given),
                given.isOn("allow-kill"),
                given.wordsBehindDashes(),
                streams.directory(),
                environment(plan));
    }

    private static int restarts(OptionValues given) throws Refusal {
        String text = given.typed("allow-restarts").orElse("0");
        if (!text.matches("[0-9]{1,4}")) {
            throw new Refusal(ExitCode.USAGE, InvalidValue.of("--allow-restarts", text, "a number from 0 to 9999"));
        }
        return Integer.parseInt(text);
    }

    /**
     * The environment variables for the test command: those of {@code web}, otherwise of the first instance with a port,
     * otherwise of the first one. A test mostly needs the address of the web server.
     */
    static Map<String, String> environment(Plan plan) {
        List<ProcessSpec> all = plan.instances();
        ProcessSpec tested = all.stream()
                .filter(spec -> spec.name().type().equals(WEB))
                .findFirst()
                .or(() -> all.stream().filter(spec -> spec.port().isPresent()).findFirst())
                .orElse(all.getFirst());
        Map<String, String> variables = new LinkedHashMap<>(tested.environment());
        variables.remove("PS");
        return variables;
    }

    private static void report(SmokeReport report, OptionValues given, Streams streams) throws Refusal {
        report.lines().forEach(streams.out()::println);
        if (given.typed("junit").isPresent()) {
            writeReport(given.typed("junit").get(), SmokeJunit.xml(report), streams);
        }
        if (given.typed("json").isPresent()) {
            writeReport(given.typed("json").get(), SmokeJson.text(report), streams);
        }
    }

    private static void writeReport(String name, String text, Streams streams) throws Refusal {
        Path file = PathText.resolve(streams.directory(), name);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw unwritable(name, WriteFailure.reason(e));
        }
    }

    /** Before anything is started: a report that cannot be written would be noticed only when all is over. */
    private static void refuseUnwritableReports(OptionValues given, Streams streams) throws Refusal {
        for (String option : List.of("junit", "json")) {
            Optional<String> name = given.typed(option);
            if (name.isPresent()) {
                refuseUnwritable(name.get(), PathText.resolve(streams.directory(), name.get()));
            }
        }
    }

    private static void refuseUnwritable(String name, Path file) throws Refusal {
        try {
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            if (Files.isDirectory(file)) {
                throw unwritable(name, "it is a directory");
            }
            if (!Files.isWritable(Files.exists(file) ? file : directory)) {
                throw unwritable(name, "permission denied");
            }
        } catch (IOException e) {
            throw unwritable(name, WriteFailure.reason(e));
        }
    }

    private static Refusal unwritable(String name, String reason) {
        return new Refusal(ExitCode.CANNOT_WRITE, "cannot write " + name + ": " + reason);
    }
}
