package dev.jforeman.os.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * The services of the kernel that each system provides in its own way. Only implementations know the numbers,
 * paths and quirks of a system; docs/decisions/0014-one-adapter-for-each-kernel.md names its sources.
 */
public interface Kernel {
    /** The kernel that this program runs on, as chosen by {@link Platform}. */
    static Kernel current() {
        return Platform.kernel();
    }

    /** The constants of the system's headers. */
    Numbers numbers();

    /** The command prefix that runs a program as the leader of a new session. */
    List<String> sessionLeader();

    /** The process groups with a living member. All are looked up in one pass, which is not an atomic snapshot. */
    Set<Long> groupsWithLivingMember(Set<Long> groups) throws IOException;

    /** The resource usage of the living members of these process groups. */
    List<ProcessUsage> usage(LongPredicate group) throws IOException;

    /** Keeps the wait status of a child. Must be called while the child exists. */
    WaitStatus watch(long child);

    /**
     * When the leader of a process group started, in the format that watchdog.sh uses. It distinguishes the leader from
     * a later process with the same id. Empty unless the process is alive and leads the group.
     */
    Optional<String> birthOfLeader(long group);

    /** An id that changes with each boot of the machine. */
    String bootId() throws IOException;

    /** Whether watchdog.sh needs {@link #bootId} as an argument, because it cannot read it itself. */
    boolean isBootIdNeededByWatchdog();

    /** Makes this process the parent of orphaned descendants, if the kernel supports that. */
    Optional<Adoption> adoptOrphans();

    /** This process is the parent of orphans. */
    @FunctionalInterface
    interface Adoption {
        /**
         * Waits until any child of ours exits; another thread reaps it.
         *
         * @return its process id
         */
        int awaitEndOfAnyChild();
    }

    /** The number by which a pipe can be found among the descriptors of all processes, if that is possible. */
    OptionalLong pipeNumber(Path descriptor) throws IOException;

    /** Enlarges a pipe's buffer to at least this many bytes, if the system allows it. */
    void enlargePipe(int descriptor, int bytes);

    /** Whether one more process and its threads can be started without reaching a limit. */
    boolean hasRoomForProcess();

    /**
     * The number of files that a process may have open.
     *
     * @param hard its hard limit, an unsigned number
     */
    long mostOpenFiles(long hard);

    /** The effective user of this process. */
    int effectiveUser();

    /** Whether a read from this descriptor would return data at once; false at the end of the stream. */
    boolean hasUnread(int descriptor);

    /** Whether {@code poll} on one end reports that the other end was closed, and typed input does not end the wait. */
    boolean canAwaitHangUp(boolean isTerminal);

    /**
     * Whether we must also hold the child's end of its terminal open. This is necessary if the size can be set only
     * while that end is open, if output that was not yet read is lost when that end is closed for the last time, and if
     * the leader of a session does not exit, whatever signal it gets, before all its output is read or our end is
     * closed.
     */
    boolean holdsTerminals();

    /**
     * The resource usage of a process.
     *
     * @param group its process group
     * @param cpuMillis processor time, in milliseconds
     * @param memoryBytes resident memory
     */
    record ProcessUsage(long group, long cpuMillis, long memoryBytes) {}

    /** Those of the wanted groups that have a living process in this table. */
    static Set<Long> living(Set<Long> wanted, Collection<ProcessEntry> table) {
        return table.stream()
                .filter(ProcessEntry::isLive)
                .map(ProcessEntry::group)
                .filter(wanted::contains)
                .collect(Collectors.toSet());
    }
}
