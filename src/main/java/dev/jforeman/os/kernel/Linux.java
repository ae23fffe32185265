package dev.jforeman.os.kernel;

import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;

/** Linux: nearly everything is in {@code /proc}. */
final class Linux implements Kernel {
    private static final int F_SETPIPE_SZ = 1031;
    private static final int F_GETPIPE_SZ = 1032;
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    @Override
    public Numbers numbers() {
        return LinuxNumbers.ALL;
    }

    @Override
    public List<String> sessionLeader() {
        return SessionLeader.WORDS;
    }

    /** Looked for once. {@code setsid} does not fork here, because our child is not yet a group leader. */
    private static final class SessionLeader {
        static final List<String> WORDS = find();

        private static List<String> find() {
            for (String setsid : List.of("/usr/bin/setsid", "/bin/setsid")) {
                if (Files.isExecutable(Path.of(setsid))) {
                    return List.of(setsid);
                }
            }
            return Perl.sessionLeader(LinuxNumbers.ALL);
        }
    }

    @Override
    public Set<Long> groupsWithLivingMember(Set<Long> groups) throws IOException {
        return Kernel.living(groups, Proc.all());
    }

    @Override
    public List<ProcessUsage> usage(LongPredicate group) throws IOException {
        List<ProcessUsage> found = new ArrayList<>();
        for (ProcessEntry process : Proc.all()) {
            if (group.test(process.group())) {
                usage(process).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<ProcessUsage> usage(ProcessEntry process) {
        try {
            return Optional.of(
                    new ProcessUsage(process.group(), process.cpuMillis(), Proc.residentBytes(process.pid())));
        } catch (IOException _) {
            return Optional.empty(); // it exited in the meantime
        }
    }

    @Override
    public WaitStatus watch(long child) {
        return Pidfd.open(child);
    }

    @Override
    public Optional<String> birthOfLeader(long group) {
        return Proc.find(group)
                .filter(leader -> leader.isLive() && leader.group() == group)
                .map(leader -> Long.toString(leader.began()));
    }

    @Override
    public String bootId() throws IOException {
        return Proc.bootId();
    }

    @Override
    public boolean isBootIdNeededByWatchdog() {
        return false;
    }

    @Override
    public Optional<Adoption> adoptOrphans() {
        Libc.prctl(PR_SET_CHILD_SUBREAPER, 1);
        return Optional.of(new Children());
    }

    /** The inode number, which {@code /proc/PID/fd} shows. */
    @Override
    public OptionalLong pipeNumber(Path descriptor) throws IOException {
        return OptionalLong.of((Long) Files.getAttribute(descriptor, "unix:ino"));
    }

    /** <a href="https://man7.org/linux/man-pages/man2/F_GETPIPE_SZ.2const.html">F_GETPIPE_SZ(2const)</a>. */
    @Override
    public void enlargePipe(int descriptor, int bytes) {
        if (Libc.fcntl(descriptor, F_GETPIPE_SZ, 0) < bytes) {
            Libc.fcntl(descriptor, F_SETPIPE_SZ, bytes);
        }
    }

    @Override
    public boolean hasRoomForProcess() {
        return ThreadHeadroom.isEnough();
    }

    @Override
    public long mostOpenFiles(long hard) {
        return hard;
    }

    /**
     * Read from /proc: the first call of the C library would take longer than everything else before the first child
     * starts.
     */
    @Override
    public int effectiveUser() {
        try {
            return Proc.effectiveUser();
        } catch (IOException | UnsupportedOperationException _) {
            return Libc.geteuid();
        }
    }

    /**
     * FIONREAD is not enough: it does not count output of a terminal's other end that the kernel has not yet moved to
     * ours.
     */
    @Override
    public boolean hasUnread(int descriptor) {
        return (Libc.poll(descriptor, Libc.POLLIN, 0) & Libc.POLLIN) != 0;
    }

    @Override
    public boolean canAwaitHangUp(boolean isTerminal) {
        return true;
    }

    @Override
    public boolean holdsTerminals() {
        return false;
    }

    /** Our own children and those we have adopted. */
    private record Children() implements Adoption {
        private static final int P_ALL = 0;
        private static final int WEXITED = 0x4;
        private static final int WNOWAIT = 0x100_0000;
        private static final int SIZE_OF_SIGINFO = 128;
        private static final int OFFSET_OF_PID = 16;

        @Override
        public int awaitEndOfAnyChild() {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment siginfo = arena.allocate(SIZE_OF_SIGINFO, Long.BYTES);
                Libc.waitid(P_ALL, 0, siginfo, WEXITED | WNOWAIT);
                return siginfo.get(ValueLayout.JAVA_INT, OFFSET_OF_PID);
            }
        }
    }

    /**
     * Linux 6.15 and later keep the wait status of a reaped process for every holder of a pidfd of it (<a
     * href="https://docs.kernel.org/next/filesystems/pidfs.html">PIDFD_GET_INFO</a>).
     */
    private static final class Pidfd implements WaitStatus {
        /** {@code _IOWR(0xFF, 11, struct pidfd_info)} with the structure's original size of 64 bytes. */
        private static final long PIDFD_GET_INFO = 0xC040FF0BL;

        /** System calls added after 2018 have the same number on every processor. */
        private static final long SYS_PIDFD_OPEN = 434;

        private static final long PIDFD_INFO_EXIT = 1 << 3;
        private static final int INFO_SIZE = 64;
        private static final int EXIT_CODE_OFFSET = 60;
        private static final int CLOSED = -1;

        private int pidfd;

        private Pidfd(int pidfd) {
            this.pidfd = pidfd;
        }

        static WaitStatus open(long child) {
            try {
                return new Pidfd(Libc.syscall(SYS_PIDFD_OPEN, child));
            } catch (ErrnoException e) {
                return e.errno() == Errno.ESRCH ? Unknown.TOO_LATE : Unknown.NOT_KEPT;
            }
        }

        @Override
        public synchronized OptionalInt get() {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment info = arena.allocate(INFO_SIZE);
                info.set(ValueLayout.JAVA_LONG, 0, PIDFD_INFO_EXIT);
                Libc.ioctl(pidfd, PIDFD_GET_INFO, info);
                boolean hasExited = (info.get(ValueLayout.JAVA_LONG, 0) & PIDFD_INFO_EXIT) != 0;
                return hasExited
                        ? OptionalInt.of(info.get(ValueLayout.JAVA_INT, EXIT_CODE_OFFSET))
                        : OptionalInt.empty();
            } catch (ErrnoException _) {
                return OptionalInt.empty();
            }
        }

        @Override
        public synchronized void close() {
            if (pidfd != CLOSED) {
                Libc.close(pidfd);
                pidfd = CLOSED;
            }
        }
    }
}
