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
    /** The one this program runs on, as {@link Platform} has chosen it. */
    static Kernel current() {
        return Platform.kernel();
    }

    /** The numbers of the system's headers. */
    Numbers numbers();

    /** The words in front of a program and its arguments that make it lead a session of its own. */
    List<String> sessionLeader();

    /** Which of these process groups have a member that lives. They are looked up together, but not at one moment. */
    Set<Long> groupsWithLivingMember(Set<Long> groups) throws IOException;

    /** What the living members of these process groups use up. */
    List<ProcessUsage> usage(LongPredicate group) throws IOException;

    /** Keeps the wait status of a child, to be called while it exists. */
    WaitStatus watch(long child);

    /**
     * When the leader of a process group began, in the words that watchdog.sh has for it: so it can be distinguished
     * from a later process of the same number. Empty unless it lives and leads the group.
     */
    Optional<String> birthOfLeader(long group);

    /** Differs after each boot of the machine. */
    String bootId() throws IOException;

    /** Whether watchdog.sh has to be told {@link #bootId}, because it cannot read it. */
    boolean isBootIdToBeTold();

    /** Asks to become the parent of orphans among our descendants, where this kernel has that. */
    Optional<Adoption> adoptOrphans();

    /** We are the parent of orphans. */
    @FunctionalInterface
    interface Adoption {
        /**
         * Waits for the end of any child of ours, which another thread reaps.
         *
         * @return its process id
         */
        int awaitEndOfAnyChild();
    }

    /** By which a pipe can be found among the descriptors of all processes, if that is possible. */
    OptionalLong pipeNumber(Path descriptor) throws IOException;

    /** Lets a pipe hold this many bytes at least, where that can be had. */
    void enlargePipe(int descriptor, int bytes);

    /** Whether one more process, and the threads that go with it, is safe from a limit. */
    boolean hasRoomForProcess();

    /**
     * As many files as a process may have open.
     *
     * @param hard its hard limit, an unsigned number
     */
    long mostOpenFiles(long hard);

    /** The effective user of this process. */
    int effectiveUser();

    /** Whether something can be read from a descriptor without waiting; false at its end. */
    boolean hasUnread(int descriptor);

    /** Whether {@code poll} of one end tells when the other end is closed, and nothing typed ends that. */
    boolean canAwaitHangUp(boolean isTerminal);

    /**
     * Whether we have to hold the child's end of its terminal open as well. Where that is so, the size can be set only
     * while that end is open, what was written to it and not yet read is lost when it is closed for the last time, and
     * the leader of a session does not exit before all that it wrote is read or our end is closed, whatever signal it
     * gets.
     */
    boolean holdsTerminals();

    /**
     * What a process uses up.
     *
     * @param group its process group
     * @param cpuMillis processor time, in milliseconds
     * @param memoryBytes memory that is resident
     */
    record ProcessUsage(long group, long cpuMillis, long memoryBytes) {}

    /** The groups of these entries that live. */
    static Set<Long> living(Set<Long> wanted, Collection<ProcessEntry> table) {
        return table.stream()
                .filter(ProcessEntry::isLive)
                .map(ProcessEntry::group)
                .filter(wanted::contains)
                .collect(Collectors.toSet());
    }
}
