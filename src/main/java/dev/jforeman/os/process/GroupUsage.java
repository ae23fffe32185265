package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.Kernel.ProcessUsage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * What the living members of a process group use up together.
 *
 * @param cpuMillis processor time, in milliseconds
 * @param memoryBytes memory that is resident; what members share is counted for each
 */
public record GroupUsage(long cpuMillis, long memoryBytes) {
    private GroupUsage plus(GroupUsage other) {
        return new GroupUsage(cpuMillis + other.cpuMillis, memoryBytes + other.memoryBytes);
    }

    /** That of every group there is, by its number. */
    public static Map<Long, GroupUsage> all() {
        return of(_ -> true);
    }

    /** That of some groups, by the number of the group; of other processes no more is read than whose they are. */
    public static Map<Long, GroupUsage> of(LongPredicate wanted) {
        Map<Long, GroupUsage> groups = new HashMap<>();
        try {
            for (ProcessUsage process : Kernel.current().usage(wanted)) {
                GroupUsage used = new GroupUsage(process.cpuMillis(), process.memoryBytes());
                groups.merge(process.group(), used, GroupUsage::plus);
            }
        } catch (IOException _) {
            // what cannot be looked at is not told
        }
        return groups;
    }
}
