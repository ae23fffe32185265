package dev.jforeman.plan;

import dev.jforeman.model.Groups;
import dev.jforeman.plan.Resolved.Problem;
import dev.jforeman.procfile.Procfile;
import dev.jforeman.settings.TypeSettings;
import dev.jforeman.settings.TypeSettings.Selection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings that select what runs: counts, groups and dependencies. */
record Selections(Procfile procfile, SettingsFiles settings) {
    boolean isAutostarted(String type) {
        return selection(type).flatMap(Selection::isAutostarted).orElse(true);
    }

    /** How many run where only the type is named by something that is not a count. */
    int usualCount(String type) {
        return selection(type).flatMap(Selection::count).orElse(1);
    }

    /** The counts the settings give to a start without names. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String type : settings.settings().types().keySet()) {
            if (!isAutostarted(type)) {
                counts.put(type, 0);
            } else if (selection(type).flatMap(Selection::count).isPresent()) {
                counts.put(type, usualCount(type));
            }
        }
        counts.keySet().retainAll(procfile.types());
        return counts;
    }

    private Optional<Selection> selection(String type) {
        return settings.of(type).map(TypeSettings::selection);
    }

    /** The types of a group, as {@code @billing} names it. */
    Resolved<List<String>> ofGroup(String word) {
        Groups groups = groups();
        return groups.find(word)
                .map(Resolved::clean)
                .orElseGet(() -> Resolved.withProblem(List.of(), Problem.usage(groups.unknown(word))));
    }

    /** Those that have a type of the Procfile. */
    Groups groups() {
        Map<String, List<String>> types = new LinkedHashMap<>();
        for (String type : procfile.types()) {
            for (String group : selection(type).flatMap(Selection::groups).orElse(List.of())) {
                types.computeIfAbsent(group, _ -> new ArrayList<>()).add(type);
            }
        }
        return Groups.of(types);
    }

    /**
     * Gives a count to each type that one with a count needs, directly or not.
     *
     * @param unwanted types that were excluded explicitly: they stay excluded
     * @return messages about it
     */
    List<String> pullNeeds(Map<String, Integer> counts, Set<String> unwanted) {
        List<String> remarks = new ArrayList<>();
        Deque<String> running = new ArrayDeque<>(counts.keySet().stream()
                .filter(type -> counts.getOrDefault(type, 0) > 0)
                .toList());
        while (!running.isEmpty()) {
            String type = running.remove();
            for (String needed : needs(type)) {
                if (counts.getOrDefault(needed, 1) > 0) {
                    continue; // it runs, or it is unknown, which is reported elsewhere
                }
                if (unwanted.contains(needed)) {
                    remarks.add(type + " needs " + needed + ", which is not started");
                } else {
                    counts.put(needed, Math.max(1, usualCount(needed)));
                    running.add(needed);
                    remarks.add(needed + " is started too, because " + type + " needs it");
                }
            }
        }
        return remarks;
    }

    private List<String> needs(String type) {
        return settings.of(type).flatMap(TypeSettings::needs).orElse(List.of()).stream()
                .map(written -> written.need().type())
                .toList();
    }
}
