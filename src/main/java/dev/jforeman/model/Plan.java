package dev.jforeman.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is to run: the formation, resolved down to each instance.
 *
 * @param types all process types of the Procfile in order, also those that do not run
 * @param instances what runs, in the order it is started
 * @param release the command {@code release}, where it was asked for beside the formation: to be run once before it
 * @param stopTimeout from the stop signal to KILL, for all that have none of their own
 * @param saidPolicies the types whose restart policy was given explicitly
 * @param remarks messages for the user before anything starts, for example that the port base moved
 * @param groups of process types
 */
public record Plan(
        List<String> types,
        List<ProcessSpec> instances,
        Optional<ProcessSpec> release,
        Duration stopTimeout,
        Set<String> saidPolicies,
        List<String> remarks,
        Groups groups) {
    /** The process type that Heroku runs before the others are replaced. */
    public static final String RELEASE = "release";

    /** The process type that Scalingo runs after a deployment. */
    public static final String POSTDEPLOY = "postdeploy";

    /** The process types that are steps of a deployment: they run only when they are named. */
    public static final List<String> ONLY_BY_NAME = List.of(RELEASE, POSTDEPLOY);

    public Plan {
        types = List.copyOf(types);
        instances = List.copyOf(instances);
        saidPolicies = Set.copyOf(saidPolicies);
        remarks = List.copyOf(remarks);
    }

    /** A plan without groups and without a release beside the formation, in which all policies are the default ones. */
    public Plan(List<String> types, List<ProcessSpec> instances, Duration stopTimeout, List<String> remarks) {
        this(types, instances, Optional.empty(), stopTimeout, Set.of(), remarks, Groups.NONE);
    }

    /** The same plan with other instances. */
    public Plan withInstances(List<ProcessSpec> others) {
        return new Plan(types, others, release, stopTimeout, saidPolicies, remarks, groups);
    }

    /** The same plan with other groups. */
    public Plan withGroups(Groups others) {
        return new Plan(types, instances, release, stopTimeout, saidPolicies, remarks, others);
    }

    /** Whether a process type runs only when it is named. */
    public static boolean isOnlyByName(String type) {
        return ONLY_BY_NAME.contains(type);
    }

    /** The base of its ports, if it gives out any. */
    public OptionalInt portBase() {
        Ports fromZero = new Ports(0, types);
        return instances.stream()
                .filter(spec -> spec.port().isPresent() && !spec.assigned().isOwn())
                .mapToInt(spec -> spec.port().getAsInt() - fromZero.of(spec.name()))
                .findFirst();
    }

    /** How each instance is supervised, in the order they are started. */
    public List<Rules> rules() {
        return instances.stream().map(ProcessSpec::rules).toList();
    }
}
