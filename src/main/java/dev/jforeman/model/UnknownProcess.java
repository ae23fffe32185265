package dev.jforeman.model;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Nearest;
import java.util.Collection;
import java.util.List;

/** The message about a process name that does not exist, the same wherever the name was given. */
public final class UnknownProcess {
    private UnknownProcess() {}

    /** The message for a name that is neither one of these process types nor an instance of one. */
    public static String amongTypes(String name, Collection<String> types) {
        return sentence(name, types) + Nearest.hint(InstanceName.typeOf(name), types);
    }

    /** The message for a name that is not one of these instances. If the type exists, its instances are listed. */
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
