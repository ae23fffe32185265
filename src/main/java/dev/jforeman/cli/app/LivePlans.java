package dev.jforeman.cli.app;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Plan;
import dev.jforeman.plan.PlanOptions.FormationRequest;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.session.Controls.Planning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plans for a running session, made with the options it was started with. */
public record LivePlans(App app, OptionValues given, Streams streams) implements Planning {
    @Override
    public Plan plan(Plan running, Map<String, Integer> counts, boolean isFresh) throws Refusal {
        App present = isFresh ? App.read(given, streams).orRefuse() : app;
        Map<String, Integer> wanted = isFresh ? grown(counts, running, present) : counts;
        return Plans.again(present, wishes(wanted), running.portBase(), given, streams);
    }

    /** What the Procfile has lost goes; what it has gained runs once. */
    private static Map<String, Integer> grown(Map<String, Integer> counts, Plan running, App present) {
        Map<String, Integer> grown = new LinkedHashMap<>();
        for (String type : present.procfile().types()) {
            boolean isNew = !running.types().contains(type) && !Plan.isOnlyByName(type);
            int count = counts.getOrDefault(type, isNew ? 1 : 0);
            if (count > 0) {
                grown.put(type, count);
            }
        }
        return grown;
    }

    private static FormationRequest wishes(Map<String, Integer> counts) {
        List<String> words = counts.entrySet().stream()
                .map(count -> count.getKey() + "=" + count.getValue())
                .toList();
        return new FormationRequest(words, Option.NONE, Option.NONE);
    }
}
