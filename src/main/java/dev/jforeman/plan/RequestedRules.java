package dev.jforeman.plan;

import dev.jforeman.diagnostic.InvalidValue;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.Restart.Backoff;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.plan.PlanOptions.RuleOptions;
import dev.jforeman.plan.Resolved.Problem;
import dev.jforeman.procfile.Procfile;
import dev.jforeman.settings.TimeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The values of {@link RuleOptions}; empty if not given. */
record RequestedRules(
        ExitPolicies onExit, Optional<Integer> mostRestarts, Optional<Backoff> backOff, Optional<Duration> timeout) {
    /** The same limit as in {@code jforeman.yml}. */
    private static final int MOST = 1_000;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,9})?");
    private static final int NANOS_DIGITS = 9;

    /** The values on the command line. */
    static Resolved<RequestedRules> asked(Procfile procfile, RuleOptions options) {
        return read(procfile, options, Option::asked, _ -> Optional.empty());
    }

    /** The values in a defaults file. */
    static Resolved<RequestedRules> usual(Procfile procfile, RuleOptions options) {
        return read(procfile, options, Option::usual, Option::place);
    }

    private static Resolved<RequestedRules> read(
            Procfile procfile,
            RuleOptions options,
            Function<Option, Optional<String>> text,
            Function<Option, Optional<Location>> place) {
        var onExit =
                ExitPolicies.resolve(procfile, text.apply(options.onExit())).at(place.apply(options.onExit()));
        var mostRestarts = mostRestarts(text.apply(options.mostRestarts())).at(place.apply(options.mostRestarts()));
        var backOff = backOff(text.apply(options.backoff())).at(place.apply(options.backoff()));
        var timeout = timeout(text.apply(options.timeout())).at(place.apply(options.timeout()));
        List<Problem> problems = new ArrayList<>();
        List.of(onExit, mostRestarts, backOff, timeout).forEach(resolved -> problems.addAll(resolved.problems()));
        RequestedRules requested =
                new RequestedRules(onExit.value(), mostRestarts.value(), backOff.value(), timeout.value());
        return new Resolved<>(requested, problems, List.of());
    }

    /** Empty if it was not given. */
    static Resolved<Optional<Integer>> mostRestarts(Optional<String> text) {
        Optional<Integer> read =
                text.filter(NUMBER.asMatchPredicate()).map(Integer::valueOf).filter(number -> number <= MOST);
        return orProblem("--max-restarts", text, read, "a number from 0 to " + MOST);
    }

    /** Empty if it was not given. */
    static Resolved<Optional<Backoff>> backOff(Optional<String> text) {
        return orProblem(
                "--backoff",
                text,
                text.flatMap(RequestedRules::pauses),
                "a time above 0 such as 1, 0.5 or 500ms, or the first and the longest delay such as 1s,1m");
    }

    private static Optional<Backoff> pauses(String text) {
        String[] parts = text.split(",", -1);
        Optional<Duration> first = pause(parts[0]);
        Optional<Duration> longest = switch (parts.length) {
            case 1 -> Optional.of(Backoff.DEFAULT.longest());
            case 2 -> pause(parts[1]);
            default -> Optional.empty();
        };
        return first.flatMap(shortest -> longest.map(most -> new Backoff(shortest, most)));
    }

    private static Optional<Duration> pause(String text) {
        return TimeText.parse(text.strip()).filter(Duration::isPositive);
    }

    private static <T> Resolved<Optional<T>> orProblem(
            String option, Optional<String> text, Optional<T> read, String expected) {
        return text.isEmpty() || read.isPresent()
                ? Resolved.clean(read)
                : Resolved.withProblem(read, Problem.usage(InvalidValue.of(option, text.get(), expected)));
    }

    /** Empty if it was not given. */
    static Resolved<Optional<Duration>> timeout(Optional<String> text) {
        return text.map(RequestedRules::seconds).orElse(Resolved.clean(Optional.empty()));
    }

    private static Resolved<Optional<Duration>> seconds(String text) {
        if (!SECONDS.matcher(text.strip()).matches()) {
            return Resolved.withProblem(
                    Optional.empty(),
                    Problem.usage(InvalidValue.of(
                            "the stop timeout", text, "seconds from 0 to 999999, for example 5 or 0.5")));
        }
        BigDecimal nanos = new BigDecimal(text.strip()).movePointRight(NANOS_DIGITS);
        return Resolved.clean(Optional.of(Duration.ofNanos(nanos.longValueExact())));
    }
}
