package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Groups;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Rules;
import dev.jforeman.model.UnknownProcess;
import dev.jforeman.session.Controls;
import dev.jforeman.supervisor.Instance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A new formation for a running session.
 *
 * @param plan empty if nothing is to run any more
 * @param types the types whose number of instances changes, including those that a running type depends on
 */
record FormationUpdate(Optional<Plan> plan, Set<String> types) {

    /**
     * The current formation with other numbers of instances.
     *
     * @param words process types or groups, and the number of instances per type
     */
    static FormationUpdate of(Map<String, Integer> words, Controls controls) throws Refusal {
        Map<String, Integer> counts = countsOfTypes(words, controls.plan().groups());
        refuseUnknown(counts, controls.plan().types());
        Map<String, Integer> present = counts(controls);
        Map<String, Integer> all = new LinkedHashMap<>(present);
        all.putAll(counts);
        if (all.values().stream().allMatch(count -> count == 0)) {
            return new FormationUpdate(Optional.empty(), counts.keySet());
        }
        Plan plan = controls.replan(all, false);
        Set<String> changed = new LinkedHashSet<>(counts.keySet());
        plan.instances().stream()
                .map(spec -> spec.name().type())
                .filter(type -> !present.containsKey(type))
                .forEach(changed::add);
        return new FormationUpdate(Optional.of(plan), changed);
    }

    /** A type that is named itself gets its own number, and not that of its group. */
    private static Map<String, Integer> countsOfTypes(Map<String, Integer> words, Groups groups) throws Refusal {
        Map<String, Integer> counts = new LinkedHashMap<>(words);
        counts.keySet().removeIf(Groups::isGroup);
        for (Map.Entry<String, Integer> word : words.entrySet()) {
            if (Groups.isGroup(word.getKey())) {
                groups.find(word.getKey())
                        .orElseThrow(() -> new Refusal(ExitCode.USAGE, groups.unknown(word.getKey())))
                        .forEach(type -> counts.putIfAbsent(type, word.getValue()));
            }
        }
        return counts;
    }

    private static void refuseUnknown(Map<String, Integer> counts, List<String> types) throws Refusal {
        for (String type : counts.keySet()) {
            if (!types.contains(type)) {
                throw new Refusal(ExitCode.USAGE, UnknownProcess.amongTypes(type, types));
            }
        }
    }

    /** The number of instances of each type, without those that are being removed. */
    static Map<String, Integer> counts(Controls controls) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Instance instance : controls.state().instances().values()) {
            if (instance.wanted() != Instance.Wanted.GONE) {
                counts.merge(instance.rules().name().type(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** The named types of the Procfile without instances, each with the number 1. */
    static Map<String, Integer> missingTypes(List<String> names, Controls controls) {
        Map<String, Integer> present = counts(controls);
        Map<String, Integer> missing = new LinkedHashMap<>();
        names.stream()
                .filter(name -> controls.plan().types().contains(name) && !present.containsKey(name))
                .forEach(name -> missing.put(name, 1));
        return missing;
    }

    void adopt(Controls controls) {
        plan.ifPresent(controls::adopt);
    }

    /** The rules of all instances of a type. */
    List<Rules> rules(String type) {
        return plan.map(Plan::rules).orElse(List.of()).stream()
                .filter(rules -> rules.name().type().equals(type))
                .toList();
    }

    /**
     * The differences between the current files and the running formation.
     *
     * @param changed the instances whose command, environment or settings have changed
     */
    record Reload(Plan plan, Set<InstanceName> added, Set<InstanceName> removed, Set<InstanceName> changed) {

        /**
         * Reads the files again.
         *
         * @throws Refusal if they cannot be used; then nothing has changed
         */
        static Reload of(Controls controls) throws Refusal {
            Plan plan = controls.replan(FormationUpdate.counts(controls), true);
            Set<InstanceName> before = controls.state().instances().keySet();
            Set<InstanceName> after = new LinkedHashSet<>();
            Set<InstanceName> changed = new LinkedHashSet<>();
            for (ProcessSpec spec : plan.instances()) {
                after.add(spec.name());
                if (before.contains(spec.name()) && !isSame(spec, controls)) {
                    changed.add(spec.name());
                }
            }
            return new Reload(plan, without(after, before), without(before, after), changed);
        }

        private static boolean isSame(ProcessSpec after, Controls controls) {
            return controls.spec(after.name()).filter(after::isLike).isPresent();
        }

        private static Set<InstanceName> without(Set<InstanceName> some, Set<InstanceName> others) {
            Set<InstanceName> left = new LinkedHashSet<>(some);
            left.removeAll(others);
            return left;
        }

        List<Rules> rules() {
            return plan.rules();
        }

        Reply.Reloaded told() {
            return new Reply.Reloaded(texts(added), texts(removed), texts(changed));
        }

        private static List<String> texts(Set<InstanceName> names) {
            List<String> texts = new ArrayList<>();
            names.forEach(name -> texts.add(name.toString()));
            return texts;
        }
    }
}
