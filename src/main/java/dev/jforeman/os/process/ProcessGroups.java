package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.Signals;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the process groups that have live members. {@code kill(2)} alone cannot: if only zombies are left, it succeeds
 * on Linux, and on macOS it fails with EPERM, as it does for a process that we may not signal. Zombies remain for a
 * long time if their parent does not reap them.
 */
public final class ProcessGroups {
    private ProcessGroups() {}

    /** Those of these groups that have a live member. All groups are looked up in one read of the process table. */
    public static Set<Long> living(Collection<Long> groups) {
        Set<Long> existing = new HashSet<>(groups);
        existing.removeIf(group -> !Signals.exists((int) -group));
        return existing.isEmpty() ? existing : withLiveMember(existing);
    }

    /**
     * Looks a second time for groups that were not found. While the table is read, a process can start another one and
     * exit, so that the first is no longer listed and the second is not listed yet.
     */
    private static Set<Long> withLiveMember(Set<Long> groups) {
        try {
            Set<Long> living = new HashSet<>(Kernel.current().groupsWithLivingMember(groups));
            if (!living.containsAll(groups)) {
                living.addAll(Kernel.current().groupsWithLivingMember(groups));
            }
            return living;
        } catch (IOException _) {
            return groups;
        }
    }
}
