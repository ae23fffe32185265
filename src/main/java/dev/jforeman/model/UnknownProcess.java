package dev.jforeman.model;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Nearest;
import java.util.Collection;
import java.util.List;

/** The sentence about a name that no process has: always the same, wherever the name was typed. */
public final class UnknownProcess {
    private UnknownProcess() {}

    /** About a name that is neither one of these process types nor an instance of one. */
    public static String amongTypes(String name, Collection<String> types) {
        return sentence(name, types) + Nearest.hint(InstanceName.typeOf(name), types);
    }

    /** About a name that none of these instances has; one of a known type is shown the instances of that type. */
    public static String amongInstances(String name, Collection<InstanceName> instances) {
        List<String> siblings = instances.stream()
                .filter(instance -> instance.type().equals(InstanceName.typeOf(name)))
                .map(InstanceName::toString)
                .toList();
        return siblings.isEmpty()
                ? amongTypes(
                        name,
                        instances.stream().map(InstanceName::type).distinct().toList())
                : sentence(name, siblings);
    }

    private static String sentence(String name, Collection<String> known) {
        return "unknown process " + Excerpt.of(name) + " (known: " + String.join(", ", known) + ")";
    }
}
