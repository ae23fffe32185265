package dev.jforeman.cli.app;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Checks.ReadyCheck;
import dev.jforeman.model.Plan;
import dev.jforeman.model.Probe;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Rules;
import dev.jforeman.plan.PlanOptions;
import dev.jforeman.plan.PlanOptions.FormationRequest;
import dev.jforeman.plan.PlanOptions.FormationRequest.Purpose;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.plan.PlanOptions.RuleOptions;
import dev.jforeman.plan.Planner;
import dev.jforeman.plan.Planner.HostInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Makes plans from the files of an app and the options of a command. */
public final class Plans {
    private Plans() {}

    public static Plan make(App app, OptionValues given, Streams streams, IntPredicate portAnswers) throws Refusal {
        return make(app, given.words(), given, streams, portAnswers);
    }

    /**
     * The plan for a formation that is given as words.
     *
     * @param words process types and counts to run, for example {@code web=3}
     * @param portAnswers whether something listens on a port of this machine
     */
    public static Plan make(App app, List<String> words, OptionValues given, Streams streams, IntPredicate portAnswers)
            throws Refusal {
        return make(app, request(words, given, Purpose.START), given, streams, portAnswers);
    }

    /** The plan that {@code jforeman start} would use. It may have no instances, which is an error only when starting. */
    public static Plan check(App app, OptionValues given, Streams streams) throws Refusal {
        return make(app, request(given.words(), given, Purpose.CHECK), given, streams, _ -> false);
    }

    /** The plan of an export, which has no words for the formation. */
    public static Plan export(App app, OptionValues given, Streams streams) throws Refusal {
        return make(app, request(List.of(), given, Purpose.EXPORT), given, streams, _ -> false);
    }

    private static FormationRequest request(List<String> words, OptionValues given, Purpose purpose) {
        return new FormationRequest(words, given.option("formation"), given.listOption("exclude"), purpose);
    }

    private static Plan make(
            App app, FormationRequest request, OptionValues given, Streams streams, IntPredicate portAnswers)
            throws Refusal {
        HostInfo host = new HostInfo(app.paths().directory(), streams.environment(), portAnswers);
        return Planner.plan(
                app.procfile(), app.settings(), app.envFiles(), options(request, given.option("port"), given), host);
    }

    /**
     * A plan for a running session. The session keeps its ports, although its own processes already listen on them.
     *
     * @param present the number of instances of each type that runs or was requested
     * @param portAnswers whether something listens on a port; used only if no process has a port yet
     */
    static Plan forRunning(
            App app,
            Plan running,
            Map<String, Integer> present,
            OptionValues given,
            Streams streams,
            IntPredicate portAnswers)
            throws Refusal {
        OptionalInt base = running.portBase();
        HostInfo host = new HostInfo(
                app.paths().directory(), streams.environment(), base.isPresent() ? _ -> false : portAnswers);
        Option port = base.isPresent() ? Option.asked(String.valueOf(base.getAsInt())) : given.option("port");
        FormationRequest start = request(given.words(), given, Purpose.START);
        FormationRequest exactly =
                FormationRequest.exactly(Planner.counts(app.procfile(), app.settings(), start, running, present));
        return Planner.plan(app.procfile(), app.settings(), app.envFiles(), options(exactly, port, given), host);
    }

    private static PlanOptions options(FormationRequest request, Option port, OptionValues given) throws Refusal {
        boolean isPortWanted = given.isTyped("--port") && !given.isTyped("--no-port");
        return new PlanOptions(
                request,
                port,
                given.isOn("no-port") && !isPortWanted,
                given.isOn("keep-env"),
                new RuleOptions(
                        given.option("on-exit"),
                        given.option("max-restarts"),
                        given.option("backoff"),
                        given.stopTimeout()));
    }

    /** The plan of a smoke run. A type without a ready check gets one that succeeds after the delay of {@code --settle}. */
    public static Plan smoke(App app, OptionValues given, Streams streams, IntPredicate portAnswers) throws Refusal {
        Duration settle = given.duration("settle").orElse(Duration.ofSeconds(2));
        Plan plan = make(app, given.wordsBeforeDashes(), given, streams, portAnswers);
        return plan.withInstances(
                plan.instances().stream().map(spec -> probed(spec, settle)).toList());
    }

    private static ProcessSpec probed(ProcessSpec spec, Duration settle) {
        Rules rules = spec.rules();
        if (rules.isTask() || rules.ready().isPresent()) {
            return spec;
        }
        ReadyCheck runs = new ReadyCheck(new Probe.Delay(settle), settle.plusMinutes(1), Optional.empty());
        return spec.withRules(rules.withReady(runs));
    }
}
