package dev.jforeman.control.server;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Nearest;
import dev.jforeman.model.InstanceName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                .map(pattern -> sentence(pattern, known))
                .toList();
        return new InstanceSelector(found, unknown);
    }

    /** Whether a name stands for this one, or there are no names; jforeman itself counts only if all do. */
    static boolean isMeant(String process, List<String> patterns) {
        int dot = process.lastIndexOf('.');
        String type = dot < 0 ? process : process.substring(0, dot);
        return patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> Glob.matches(pattern, process) || Glob.matches(pattern, type));
    }

    private static boolean isMeant(InstanceName name, String pattern) {
        return Glob.matches(pattern, name.type()) || Glob.matches(pattern, name.toString());
    }

    private static String sentence(String pattern, Collection<InstanceName> known) {
        List<String> names = known.stream().map(InstanceName::toString).toList();
        Set<String> words = known.stream()
                .flatMap(name -> Stream.of(name.type(), name.toString()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String hint = Nearest.to(pattern, words)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        return "there is no process " + Excerpt.of(pattern) + " here (known: " + String.join(", ", names) + ")" + hint;
    }
}
