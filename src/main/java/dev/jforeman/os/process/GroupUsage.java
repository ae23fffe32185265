package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.Kernel.ProcessUsage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * The resource usage of the living members of a process group.
 *
 * @param cpuMillis processor time, in milliseconds
 * @param memoryBytes resident memory; shared memory counts for each member
 */
public record GroupUsage(long cpuMillis, long memoryBytes) {
    private GroupUsage plus(GroupUsage other) {
        return new GroupUsage(cpuMillis + other.cpuMillis, memoryBytes + other.memoryBytes);
    }

    /** The usage of all groups, by group id. */
    public static Map<Long, GroupUsage> all() {
        return of(_ -> true);
    }

    /** The usage of some groups, by group id. Of other processes, only the group is read. */
    public static Map<Long, GroupUsage> of(LongPredicate wanted) {
        Map<Long, GroupUsage> groups = new HashMap<>();
        try {
            for (ProcessUsage process : Kernel.current().usage(wanted)) {
                GroupUsage used = new GroupUsage(process.cpuMillis(), process.memoryBytes());
                groups.merge(process.group(), used, GroupUsage::plus);
            }
        } catch (IOException _) {
            // processes that cannot be examined are left out
        }
        return groups;
    }
}
