package dev.jforeman.plan;

import dev.jforeman.procfile.Procfile;
import dev.jforeman.settings.Ending;
import dev.jforeman.settings.Stopping;
import dev.jforeman.settings.TypeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What follows the end of a process and how it is stopped, type by type: what was asked for comes before the
 * settings of the type, and those before what is usual.
 */
record TypeRules(
        SettingsFiles settings,
        ExitPolicies askedPolicies,
        ExitPolicies usualPolicies,
        Optional<Duration> askedTimeout,
        Duration usualTimeout) {

    static Resolved<TypeRules> resolve(Procfile procfile, SettingsFiles settings, PlanOptions options) {
        var asked = ExitPolicies.resolve(procfile, options.onExit().asked());
        var usual = ExitPolicies.resolve(procfile, options.onExit().usual());
        var askedTimeout = StopTimeout.resolve(options.timeout().asked());
        var usualTimeout = StopTimeout.resolve(options.timeout().usual());
        List<Problem> problems = new ArrayList<>();
        List.of(asked, usual, askedTimeout, usualTimeout).forEach(resolved -> problems.addAll(resolved.problems()));
        TypeRules rules = new TypeRules(
                settings,
                asked.value(),
                usual.value(),
                askedTimeout.value(),
                usualTimeout.value().orElse(StopTimeout.USUAL));
        return new Resolved<>(rules, problems, List.of());
    }

    OnExit onExit(String type) {
        return askedPolicies
                .of(type)
                .or(() -> settings.of(type).flatMap(TypeRules::onExit))
                .or(() -> usualPolicies.of(type))
                .orElse(OnExit.RESTART);
    }

    private static Optional<OnExit> onExit(TypeSettings settings) {
        return Optional.of(settings.ending()).flatMap(Ending::onExit).map(OnExit::of);
    }

    /** Who waits for a change has to watch something. */
    List<Problem> problems(String type) {
        boolean isAsked =
                askedPolicies.of(type).or(() -> usualPolicies.of(type)).isPresent();
        boolean isWatching = settings.of(type).flatMap(TypeSettings::watch).isPresent();
        return isAsked && onExit(type) == OnExit.WAIT_FOR_CHANGE && !isWatching
                ? List.of(Problem.usage(type + " is to wait for a change, but it watches nothing"
                        + " (give it a \"watch\" in jforeman.yml, or another policy)"))
                : List.of();
    }

    Stop stop(String type) {
        return settings.of(type).map(TypeSettings::stopping).map(this::stop).orElseGet(() -> Stop.after(stopTimeout()));
    }

    private Stop stop(Stopping stopping) {
        Signal signal = stopping.signal().map(Signal::valueOf).orElse(Signal.TERM);
        Duration timeout = askedTimeout.or(stopping::timeout).orElse(usualTimeout);
        return new Stop(signal, timeout, stopping.command());
    }

    /** Of a type that has none of its own. */
    Duration stopTimeout() {
        return askedTimeout.orElse(usualTimeout);
    }
}
