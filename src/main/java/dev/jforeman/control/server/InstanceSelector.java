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
 * The instances that the names of a request select.
 *
 * @param names those that were found, in the order they are started
 * @param unknown sentences about the others
 */
record InstanceSelector(Set<InstanceName> names, List<String> unknown) {

    /** Finds types, instances, globs and groups among the known instances; no name at all means every one. */
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

    /** The words, with the types of a group in its place; one that is not known stays. */
    static List<String> withoutGroups(List<String> words, Groups groups) {
        return words.stream()
                .flatMap(word -> groups.find(word).orElse(List.of(word)).stream())
                .distinct()
                .toList();
    }

    /** Whether a name stands for this one, or there are no names; jforeman itself counts only if all do. */
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
