package dev.jforeman.plan;

import dev.jforeman.model.Backoff;
import dev.jforeman.procfile.Procfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What {@link RuleOptions} say, read; what is empty was not said. */
record RequestedRules(
        ExitPolicies onExit, Optional<Integer> mostRestarts, Optional<Backoff> backOff, Optional<Duration> timeout) {

    /**
     * Reads one of the two texts of each option.
     *
     * @param which the text
     */
    static Resolved<RequestedRules> read(
            Procfile procfile, RuleOptions options, Function<Option, Optional<String>> which) {
        var onExit = ExitPolicies.resolve(procfile, which.apply(options.onExit()));
        var mostRestarts = RestartLimits.mostRestarts(which.apply(options.mostRestarts()));
        var backOff = RestartLimits.backOff(which.apply(options.backoff()));
        var timeout = StopTimeout.resolve(which.apply(options.timeout()));
        List<Problem> problems = new ArrayList<>();
        List.of(onExit, mostRestarts, backOff, timeout).forEach(resolved -> problems.addAll(resolved.problems()));
        RequestedRules wishes =
                new RequestedRules(onExit.value(), mostRestarts.value(), backOff.value(), timeout.value());
        return new Resolved<>(wishes, problems, List.of());
    }
}
