package dev.jforeman.os.kernel;

import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A fake C library of macOS on top of the one of Linux and {@code /proc}. It refuses what macOS refuses and adds what
 * only macOS has. Differences to Linux follow the kernel sources that are named at each of them.
 */
final class PlayedDarwin implements CLibrary {
    private static final int EPERM = 1;
    private static final int EINVAL = 22;
    private static final int ENOSYS = 78;
    private static final int KQUEUE = 1_000_000;
    private static final int SRUN = 2;
    private static final int SPARE_PROCESSES = 20;
    private static final Set<String> OWN = Set.of("kqueue", "kevent", Libproc.LIST, Libproc.INFO);

    private final CLibrary linux = new NativeLibrary();
    private final Kernel kernelOfLinux = new Linux();

    /** The slave side of each pseudo-terminal that was not opened yet, by the descriptor of the master side. */
    private final Map<Integer, String> unopened = new HashMap<>();

    private final Map<Long, WaitStatus> watched = new HashMap<>();

    @Override
    public boolean has(String function) {
        return OWN.contains(function) || linux.has(function);
    }

    @Override
    public int call(String function, long first, long second, long third, long fourth) {
        return function.equals("poll") ? poll(first, second, third) : callAlone(function, first, second, third, fourth);
    }

    private synchronized int callAlone(String function, long first, long second, long third, long fourth) {
        return switch (function) {
            case "posix_openpt" -> openMaster(linux.call(function, first, second, third, fourth));
            case "open" -> open(first, linux.call(function, first, second, third, fourth));
            case "ioctl" -> ioctl((int) first, second, third);
            case "kill" -> kill((int) first, (int) second);
            case "kqueue" -> KQUEUE;
            case Libproc.LIST -> list(second, third, (int) fourth);
            case "prctl", "syscall", "waitid" -> throw new ErrnoException(function, ENOSYS);
            case "fcntl" -> throw new ErrnoException(function, EINVAL);
            default -> linux.call(function, first, second, third, fourth);
        };
    }

    /** Not synchronized, because it blocks. */
    private int poll(long pollfd, long count, long timeout) {
        MemorySegment structure = MemorySegment.ofAddress(pollfd).reinterpret(Long.BYTES);
        int asked = structure.get(ValueLayout.JAVA_SHORT, 4);
        if (asked == 0) {
            throw new AssertionError("a poll that asks for nothing is told nothing, see bsd/kern/sys_generic.c:1750");
        }
        int found = linux.call("poll", pollfd, count, timeout, 0);
        structure.set(ValueLayout.JAVA_SHORT, 6, (short) told(asked, structure));
        return found;
    }

    /** At the end of file macOS also reports the requested events, see bsd/kern/sys_generic.c:1866. */
    private static int told(int asked, MemorySegment structure) {
        int events = structure.get(ValueLayout.JAVA_SHORT, 6);
        boolean isEnd = (events & (Libc.POLLHUP | Libc.POLLERR)) != 0;
        return isEnd ? Libc.POLLHUP | (asked & Libc.POLLIN) : events;
    }

    private int openMaster(int master) {
        Libc.grantpt(master);
        Libc.unlockpt(master);
        unopened.put(master, Libc.ptsname(master));
        return master;
    }

    private int open(long path, int opened) {
        unopened.values().remove(MemorySegment.ofAddress(path).reinterpret(128).getString(0));
        return opened;
    }

    /** A terminal has no size until its slave side is opened, see bsd/kern/tty_dev.c:989. */
    private int ioctl(int descriptor, long request, long structure) {
        boolean isSize = request == LinuxNumbers.ALL.requests().setWindowSize()
                || request == LinuxNumbers.ALL.requests().getWindowSize();
        if (isSize && unopened.containsKey(descriptor)) {
            throw new ErrnoException("ioctl", Errno.ENOTTY);
        }
        return linux.call("ioctl", descriptor, request, structure, 0);
    }

    /** Zombies are skipped; a group of zombies cannot be signalled, see bsd/kern/kern_sig.c:1712. */
    private int kill(int target, int signal) {
        linux.call("kill", target, 0, 0, 0);
        if (target < 0 && table().stream().noneMatch(entry -> entry.group() == -target && entry.isLive())) {
            throw new ErrnoException("kill", EPERM);
        }
        return linux.call("kill", target, signal, 0, 0);
    }

    private static List<ProcessEntry> table() {
        try {
            return Proc.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a buffer it returns the size for all processes, else the members, see bsd/kern/proc_info.c:361. */
    private static int list(long group, long buffer, int bytes) {
        List<ProcessEntry> table = table();
        if (buffer == 0) {
            return (table.size() + SPARE_PROCESSES) * Integer.BYTES;
        }
        int[] members = table.stream()
                .filter(entry -> entry.group() == group)
                .mapToInt(entry -> (int) entry.pid())
                .limit(bytes / Integer.BYTES)
                .toArray();
        MemorySegment.copy(
                members,
                0,
                MemorySegment.ofAddress(buffer).reinterpret(bytes),
                ValueLayout.JAVA_INT,
                0,
                members.length);
        return members.length * Integer.BYTES;
    }

    @Override
    public synchronized int callWide(String function, long first, long second, long third, long fourth, long[] last) {
        return switch (function) {
            case Libproc.INFO -> info(first, fourth);
            case "kevent" -> kevent(second, third, fourth, last[0]);
            default -> throw new ErrnoException(function, ENOSYS);
        };
    }

    /** See bsd/sys/proc_info.h:87, struct proc_bsdshortinfo. */
    private static int info(long pid, long buffer) {
        return Proc.find(pid)
                .map(found -> {
                    MemorySegment info = MemorySegment.ofAddress(buffer).reinterpret(Libproc.SIZE);
                    info.set(ValueLayout.JAVA_INT, 0, (int) pid);
                    info.set(ValueLayout.JAVA_INT, 12, found.isLive() ? SRUN : 5);
                    return 64;
                })
                .orElse(0);
    }

    private int kevent(long changes, long changeCount, long events, long eventCount) {
        if (changeCount > 0) {
            watch(MemorySegment.ofAddress(changes).reinterpret(Kqueue.SIZE).get(ValueLayout.JAVA_LONG, 0));
            return 0;
        }
        int told = 0;
        for (Iterator<Map.Entry<Long, WaitStatus>> each = watched.entrySet().iterator();
                each.hasNext() && told < eventCount; ) {
            Map.Entry<Long, WaitStatus> next = each.next();
            if (next.getValue().get().isPresent()) {
                tell(MemorySegment.ofAddress(events + (long) Kqueue.SIZE * told).reinterpret(Kqueue.SIZE), next);
                next.getValue().close();
                each.remove();
                told++;
            }
        }
        return told;
    }

    private void watch(long pid) {
        if (!Files.exists(Path.of("/proc/" + pid))) {
            throw new ErrnoException("kevent", Errno.ESRCH);
        }
        CLibrary played = Libc.library();
        Libc.use(linux);
        watched.put(pid, kernelOfLinux.watch(pid));
        Libc.use(played);
    }

    /** See bsd/sys/event.h:84, struct kevent, and bsd/kern/kern_event.c:1233. */
    private static void tell(MemorySegment event, Map.Entry<Long, WaitStatus> ended) {
        event.set(ValueLayout.JAVA_LONG, 0, ended.getKey());
        event.set(ValueLayout.JAVA_SHORT, 8, (short) -5);
        event.set(ValueLayout.JAVA_INT, 12, 0x8400_0000);
        event.set(ValueLayout.JAVA_LONG, 16, ended.getValue().get().orElseThrow() & 0xffff);
    }
}
