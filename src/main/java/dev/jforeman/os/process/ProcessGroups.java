package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.Signals;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which process groups have members that live. {@code kill(2)} alone cannot say: while only zombies are left it succeeds
 * on Linux and fails with EPERM on macOS, as it does for a process that may not be signalled; and zombies may stay for
 * long where their parent does not reap.
 */
public final class ProcessGroups {
    private ProcessGroups() {}

    /** Those of them that do, by one look at all processes, however many groups are asked for. */
    public static Set<Long> living(Collection<Long> groups) {
        Set<Long> existing = new HashSet<>(groups);
        existing.removeIf(group -> !Signals.exists((int) -group));
        return existing.isEmpty() ? existing : withLiveMember(existing);
    }

    /**
     * A process that starts another one and ends while the table is read may be seen no more, and the other one not
     * yet; so what the first look does not find is looked for once more.
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
