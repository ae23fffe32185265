package dev.jforeman.control.server;

import dev.jforeman.model.Glob;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.UnknownProcess;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which instances a client means by its names.
 *
 * @param names those that were found, in the order they are started
 * @param unknown sentences about the others
 */
record InstanceSelector(Set<InstanceName> names, List<String> unknown) {

    /** Finds types, instances and globs among the known instances; no name at all means every one. */
    static InstanceSelector of(List<String> patterns, Collection<InstanceName> known) {
        Set<InstanceName> found = known.stream()
                .filter(name -> patterns.isEmpty() || patterns.stream().anyMatch(pattern -> isMeant(name, pattern)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> unknown = patterns.stream()
                .filter(pattern -> known.stream().noneMatch(name -> isMeant(name, pattern)))
                .map(pattern -> UnknownProcess.amongInstances(pattern, known))
                .toList();
        return new InstanceSelector(found, unknown);
    }

    /** Whether a name stands for this one, or there are no names; jforeman itself counts only if all do. */
    static boolean isMeant(String process, List<String> patterns) {
        String type = InstanceName.typeOf(process);
        return patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> Glob.matches(pattern, process) || Glob.matches(pattern, type));
    }

    private static boolean isMeant(InstanceName name, String pattern) {
        return Glob.matches(pattern, name.type()) || Glob.matches(pattern, name.toString());
    }
}
