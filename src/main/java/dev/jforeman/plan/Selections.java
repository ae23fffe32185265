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

/** The settings that determine what runs: counts, groups and dependencies. */
record Selections(Procfile procfile, SettingsFiles settings) {
    boolean isAutostarted(String type) {
        return selection(type).flatMap(Selection::isAutostarted).orElse(true);
    }

    /** The number of instances of a type that is named without a number. */
    int usualCount(String type) {
        return selection(type).flatMap(Selection::count).orElse(1);
    }

    /** The counts from the settings for a start without arguments. */
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

    /** The types of a group such as {@code @billing}. */
    Resolved<List<String>> ofGroup(String word) {
        Groups groups = groups();
        return groups.find(word)
                .map(Resolved::clean)
                .orElseGet(() -> Resolved.withProblem(List.of(), Problem.usage(groups.unknown(word))));
    }

    /** The groups that contain a type of the Procfile. */
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
     * Adds each type that a running type depends on, directly or indirectly.
     *
     * @param unwanted types that were excluded explicitly and are not added
     * @return remarks
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
                    continue; // it already runs, or it is unknown, which is reported elsewhere
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
