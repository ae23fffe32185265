package dev.jforeman.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What to run: the formation, resolved to each instance.
 *
 * @param types all process types of the Procfile in order, including those that do not run
 * @param instances the instances, in start order
 * @param release the command {@code release} if it was requested separately from the formation; it runs once before it
 * @param stopTimeout the time from the stop signal to KILL, for all instances without their own
 * @param saidPolicies the types whose restart policy was given explicitly
 * @param remarks messages to show before anything starts, for example that other ports are used
 * @param groups the groups of process types
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

    /** The process types that are steps of a deployment. They run only if they are named. */
    public static final List<String> ONLY_BY_NAME = List.of(RELEASE, POSTDEPLOY);

    public Plan {
        types = List.copyOf(types);
        instances = List.copyOf(instances);
        saidPolicies = Set.copyOf(saidPolicies);
        remarks = List.copyOf(remarks);
    }

    /** A plan with default policies, without groups and without a separate release. */
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

    /** Whether a process type runs only if it is named. */
    public static boolean isOnlyByName(String type) {
        return ONLY_BY_NAME.contains(type);
    }

    /** The first port, if ports are assigned. */
    public OptionalInt portBase() {
        Ports fromZero = new Ports(0, types);
        return instances.stream()
                .filter(spec -> spec.port().isPresent() && !spec.assigned().isOwn())
                .mapToInt(spec -> spec.port().getAsInt() - fromZero.of(spec.name()))
                .findFirst();
    }

    /** The rules of each instance, in start order. */
    public List<Rules> rules() {
        return instances.stream().map(ProcessSpec::rules).toList();
    }
}
