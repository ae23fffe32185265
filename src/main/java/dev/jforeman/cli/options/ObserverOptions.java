package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Plan;
import dev.jforeman.session.SessionObserver;
import dev.jforeman.session.SessionObserver.ExitCodeFrom;
import dev.jforeman.session.SessionObserver.UntilReady;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The options that make {@code jforeman start} stop everything on an event. */
public final class ObserverOptions {
    private ObserverOptions() {}

    public static void addOptions(CommandSpec spec) {
        spec.addOption(Options.text(
                "TYPE", "Stop everything when this type exits, and exit with its exit code.", "--exit-code-from"));
        spec.addOption(Options.flag(
                "Stop everything once all processes are ready; exit with 124 if one does not become ready.",
                "--until-ready"));
    }

    public static Optional<SessionObserver> of(OptionValues given, Plan plan) throws Refusal {
        Optional<String> type = given.typed("exit-code-from");
        boolean isUntilReady = given.isOn("until-ready");
        if (type.isPresent() && isUntilReady) {
            throw new Refusal(ExitCode.USAGE, "--exit-code-from and --until-ready cannot be combined");
        }
        return type.isPresent()
                ? Optional.of(exitCodeFrom(type.get(), plan))
                : isUntilReady ? Optional.of(new UntilReady()) : Optional.empty();
    }

    private static SessionObserver exitCodeFrom(String type, Plan plan) throws Refusal {
        List<String> running = plan.instances().stream()
                .map(spec -> spec.name().type())
                .distinct()
                .toList();
        if (!running.contains(type)) {
            throw plan.types().contains(type)
                    ? InstanceWords.notStarted("--exit-code-from", type, running)
                    : InstanceWords.unknown("--exit-code-from", type, plan);
        }
        return new ExitCodeFrom(type);
    }
}
