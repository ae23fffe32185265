package dev.jforeman.control.server;

import dev.jforeman.model.Glob;
import dev.jforeman.model.Groups;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.UnknownProcess;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The instances selected by the names in a request.
 *
 * @param names those that were found, in start order
 * @param unknown messages about the other names
 */
record InstanceSelector(Set<InstanceName> names, List<String> unknown) {

    /**
     * Finds types, instances, globs and groups among the known instances. Without names, all instances are selected.
     */
    static InstanceSelector of(List<String> words, Collection<InstanceName> known, Groups groups) {
        Set<InstanceName> found = known.stream()
                .filter(name -> words.isEmpty() || words.stream().anyMatch(word -> isMeant(name, word, groups)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> unknown = words.stream()
                .filter(word -> known.stream().noneMatch(name -> isMeant(name, word, groups)))
                .map(word -> unknown(word, known, groups))
                .toList();
        return new InstanceSelector(found, unknown);
    }

    private static String unknown(String word, Collection<InstanceName> known, Groups groups) {
        if (!Groups.isGroup(word)) {
            return UnknownProcess.amongInstances(word, known);
        }
        return groups.find(word)
                .map(types -> "no process of " + word + " is running (" + String.join(", ", types)
                        + "; start them with jforeman start " + word + ")")
                .orElseGet(() -> groups.unknown(word));
    }

    /** The names with each group replaced by its types. Unknown names are kept. */
    static List<String> withoutGroups(List<String> words, Groups groups) {
        return words.stream()
                .flatMap(word -> groups.find(word).orElse(List.of(word)).stream())
                .distinct()
                .toList();
    }

    /**
     * Whether the patterns select this process, or there are none. jforeman's own messages are selected only if there
     * are none.
     */
    static boolean isMeant(String process, List<String> patterns) {
        String type = InstanceName.typeOf(process);
        return patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> Glob.matches(pattern, process) || Glob.matches(pattern, type));
    }

    private static boolean isMeant(InstanceName name, String word, Groups groups) {
        return groups.find(word)
                .map(types -> types.contains(name.type()))
                .orElseGet(() -> Glob.matches(word, name.type()) || Glob.matches(word, name.toString()));
    }
}
