package dev.jforeman.plan;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.Checks;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.Backoff;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Rules.Stop;
import dev.jforeman.model.Signal;
import dev.jforeman.model.SuccessCodes;
import dev.jforeman.plan.PlanOptions.RuleOptions;
import dev.jforeman.plan.Resolved.Problem;
import dev.jforeman.procfile.Procfile;
import dev.jforeman.settings.RestartSettings;
import dev.jforeman.settings.StopSettings;
import dev.jforeman.settings.TypeSettings;
import dev.jforeman.settings.WrittenNeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The restart and stop rules of each process type: options win over the settings of the type, and these win over the
 * defaults.
 *
 * @param place the place of the default restart policy in a defaults file
 */
record TypeRules(SettingsFiles settings, RequestedRules asked, RequestedRules usual, Optional<Location> place) {

    static Resolved<TypeRules> resolve(Procfile procfile, SettingsFiles settings, RuleOptions options) {
        Resolved<RequestedRules> asked = RequestedRules.asked(procfile, options);
        Resolved<RequestedRules> usual = RequestedRules.usual(procfile, options);
        List<Problem> problems = new ArrayList<>(asked.problems());
        problems.addAll(usual.problems());
        return new Resolved<>(
                new TypeRules(
                        settings, asked.value(), usual.value(), options.onExit().place()),
                problems,
                List.of());
    }

    /** All rules of an instance. */
    Rules of(InstanceName name) {
        String type = name.type();
        Rules plain = new Rules(name, restart(type), stop(type), Checks.NONE, List.of(), false, SuccessCodes.ONLY_ZERO);
        return settings.of(type).map(said -> of(plain, said)).orElse(plain);
    }

    private static Rules of(Rules plain, TypeSettings said) {
        return new Rules(
                plain.name(),
                plain.restart(),
                plain.stop(),
                said.checks().withoutEmptyWatch(),
                said.needs().orElse(List.of()).stream().map(WrittenNeed::need).toList(),
                said.restart().isTask().orElse(false),
                said.restart().successCodes().orElse(SuccessCodes.ONLY_ZERO));
    }

    private Restart restart(String type) {
        Optional<RestartSettings> said = settings.of(type).map(TypeSettings::restart);
        int mostRestarts = asked.mostRestarts()
                .or(() -> said.flatMap(RestartSettings::mostRestarts))
                .or(usual::mostRestarts)
                .orElse(Restart.DEFAULT_MOST);
        Backoff pauses = asked.backOff()
                .or(() -> said.flatMap(RestartSettings::backOff))
                .or(usual::backOff)
                .orElse(Backoff.DEFAULT);
        return new Restart(onExit(type), mostRestarts, pauses);
    }

    private OnExit onExit(String type) {
        return saidOnExit(type).orElse(OnExit.RESTART);
    }

    private Optional<OnExit> saidOnExit(String type) {
        return asked.onExit()
                .of(type)
                .or(() -> settings.of(type).flatMap(said -> said.restart().onExit()))
                .or(() -> usual.onExit().of(type));
    }

    /** Whether the restart policy of a type was given explicitly. */
    boolean isPolicySaid(String type) {
        return saidOnExit(type).isPresent();
    }

    /** A process that waits for a change must watch files. */
    List<Problem> problems(String type) {
        boolean isAsked =
                asked.onExit().of(type).or(() -> usual.onExit().of(type)).isPresent();
        boolean isWatching = settings.of(type)
                .flatMap(said -> said.checks().withoutEmptyWatch().watch())
                .isPresent();
        return isAsked && onExit(type) == OnExit.WAIT_FOR_CHANGE && !isWatching
                ? List.of(Problem.usage(type + " has on-exit \"wait-for-change\" but watches no files"
                                + " (give it a \"watch\" in jforeman.yml, or another policy)")
                        .at(asked.onExit().of(type).isPresent() ? Optional.empty() : place))
                : List.of();
    }

    private Stop stop(String type) {
        return settings.of(type).map(TypeSettings::stop).map(this::stop).orElseGet(() -> Stop.after(stopTimeout()));
    }

    private Stop stop(StopSettings said) {
        Signal signal = said.signal().orElse(Signal.TERM);
        Duration timeout = asked.timeout().or(said::timeout).orElseGet(this::stopTimeout);
        return new Stop(signal, timeout, said.command());
    }

    /** The stop timeout of types without their own. */
    Duration stopTimeout() {
        return asked.timeout().or(usual::timeout).orElse(RequestedRules.DEFAULT_TIMEOUT);
    }
}
