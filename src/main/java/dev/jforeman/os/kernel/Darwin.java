package dev.jforeman.os.kernel;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * macOS. It has no {@code /proc}, no subreaper and no {@code setsid}, but it has {@code libproc} and a kqueue that
 * keeps wait statuses. If the C library lacks these, which is the case when Linux runs with the means of macOS, {@code
 * ps} is used and wait statuses are guessed.
 */
final class Darwin implements Kernel {
    /** The kernel's limit for one process, whatever its resource limit says ({@code OPEN_MAX}). */
    static final long MOST_OPEN_FILES = 10_240;

    private static final String SYSCTL = "/usr/sbin/sysctl";

    private final Numbers numbers;

    Darwin(Numbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public Numbers numbers() {
        return numbers;
    }

    @Override
    public List<String> sessionLeader() {
        return Perl.sessionLeader(numbers);
    }

    @Override
    public Set<Long> groupsWithLivingMember(Set<Long> groups) throws IOException {
        return Libproc.isThere() ? Libproc.groupsWithLivingMember(groups) : Ps.groupsWithLivingMember(groups);
    }

    /** {@code ps} is privileged, so it also reports processes of other users. */
    @Override
    public List<ProcessUsage> usage(LongPredicate group) throws IOException {
        return Ps.usage().stream().filter(used -> group.test(used.group())).toList();
    }

    @Override
    public WaitStatus watch(long child) {
        return Kqueue.watch(child);
    }

    @Override
    public Optional<String> birthOfLeader(long group) {
        return Ps.birthOfLeader(group);
    }

    @Override
    public String bootId() throws IOException {
        return OwnCommand.line(SYSCTL, "-n", numbers.calls().bootIdentity())
                .orElseThrow(() -> new IOException("the system does not name its boot"));
    }

    @Override
    public boolean isBootIdNeededByWatchdog() {
        return true;
    }

    /** Orphans go to launchd. */
    @Override
    public Optional<Adoption> adoptOrphans() {
        return Optional.empty();
    }

    @Override
    public OptionalLong pipeNumber(Path descriptor) {
        return OptionalLong.empty();
    }

    /** Pipes grow automatically. */
    @Override
    public void enlargePipe(int descriptor, int bytes) {}

    /** A limit on processes does not count threads there, so that those that handle signals always find room. */
    @Override
    public boolean hasRoomForProcess() {
        return true;
    }

    @Override
    public long mostOpenFiles(long hard) {
        return Long.compareUnsigned(hard, MOST_OPEN_FILES) < 0 ? hard : MOST_OPEN_FILES;
    }

    @Override
    public int effectiveUser() {
        return Libc.geteuid();
    }

    /** At the end {@code poll} says that there is something to read too, so what there is has to be counted. */
    @Override
    public boolean hasUnread(int descriptor) {
        int events = Libc.poll(descriptor, Libc.POLLIN, 0);
        boolean isAtEnd = (events & Libc.POLLHUP) != 0;
        return (events & Libc.POLLIN) != 0 && (!isAtEnd || count(descriptor) > 0);
    }

    private int count(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(ValueLayout.JAVA_INT);
            Libc.ioctl(descriptor, numbers.requests().countUnread(), bytes);
            return bytes.get(ValueLayout.JAVA_INT, 0);
        }
    }

    /** The wait for a terminal ends when a key is typed, and then tells nothing. A signal reports its end anyway. */
    @Override
    public boolean canAwaitHangUp(boolean isTerminal) {
        return !isTerminal;
    }

    @Override
    public boolean holdsTerminals() {
        return true;
    }
}
