package dev.jforeman.cli.app;

import dev.jforeman.cli.options.DurationOption;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Plan;
import dev.jforeman.model.Probe;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.ReadyCheck;
import dev.jforeman.model.Rules;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The plan of a smoke run: every type has a probe, if only that it runs for a while. */
public final class SmokePlans {
    private SmokePlans() {}

    public static Plan make(App app, OptionValues given, Streams streams, IntPredicate portAnswers) throws Refusal {
        Duration settle = DurationOption.of(given, "settle").orElse(Duration.ofSeconds(2));
        Plan plan = Plans.make(app, given.wordsBeforeDashes(), given, streams, portAnswers);
        return new Plan(
                plan.types(),
                plan.instances().stream().map(spec -> probed(spec, settle)).toList(),
                plan.stopTimeout(),
                plan.remarks());
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
