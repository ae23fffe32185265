package dev.jforeman.os.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.jforeman.model.ByteText;
import dev.jforeman.model.PathText;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The functions of the C library that Java lacks, one method each, with their names in the manual. A call that fails
 * throws {@link ErrnoException}. There is no logic in this class.
 */
public final class Libc {
    /**
     * Events of {@link #poll}, the same on all systems. The last two are reported without being requested, except on
     * macOS, see {@link #poll}.
     */
    public static final int POLLIN = 0x1;

    public static final int POLLERR = 0x8;
    public static final int POLLHUP = 0x10;

    private static final long NONE = 0;

    private static volatile CLibrary library = new NativeLibrary();

    private Libc() {}

    /** Replaces the C library. For tests. */
    static void use(CLibrary other) {
        library = other;
    }

    static CLibrary library() {
        return library;
    }

    /** <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>. */
    public static void close(int fd) {
        call("close", fd, NONE);
    }

    /** <a href="https://man7.org/linux/man-pages/man2/open.2.html">open(2)</a> of a file that exists. */
    static int open(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return call("open", arena.allocateFrom(path).address(), flags);
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man2/flock.2.html">flock(2)</a>. */
    static void flock(int fd, int operation) {
        call("flock", fd, operation);
    }

    /** <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a> with a number. */
    static int fcntl(int fd, int command, long argument) {
        return call("fcntl", fd, command, argument, NONE);
    }

    /** <a href="https://man7.org/linux/man-pages/man2/syscall.2.html">syscall(2)</a> with a number. */
    static int syscall(long number, long argument) {
        return call("syscall", number, argument);
    }

    /**
     * <a href="https://man7.org/linux/man-pages/man2/getrlimit.2.html">getrlimit(2)</a>.
     *
     * @return the soft limit and the hard one, as unsigned numbers
     */
    static long[] getrlimit(int resource) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment rlimit = arena.allocate(JAVA_LONG, 2);
            call("getrlimit", resource, rlimit.address());
            return rlimit.toArray(JAVA_LONG);
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man2/getrlimit.2.html">setrlimit(2)</a>. */
    static void setrlimit(int resource, long soft, long hard) {
        try (Arena arena = Arena.ofConfined()) {
            call(
                    "setrlimit",
                    resource,
                    arena.allocateFrom(JAVA_LONG, soft, hard).address());
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man2/kill.2.html">kill(2)</a>; a negative pid names a group. */
    public static void kill(int pid, int signal) {
        call("kill", pid, signal);
    }

    /** <a href="https://man7.org/linux/man-pages/man2/geteuid.2.html">geteuid(2)</a>. */
    public static int geteuid() {
        return call("geteuid", NONE, NONE);
    }

    /** <a href="https://man7.org/linux/man-pages/man3/isatty.3.html">isatty(3)</a>. */
    public static boolean isatty(int fd) {
        return call("isatty", fd, NONE) == 1;
    }

    /**
     * <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a> of one descriptor.
     *
     * @param events the events to wait for; errors are always reported, except on macOS if this is 0
     * @param timeoutMs how long to wait, -1 for no limit
     * @return the events that occurred, 0 if none
     */
    public static int poll(int fd, int events, int timeoutMs) {
        int offsetOfEvents = 4;
        int offsetOfRevents = 6;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pollfd = arena.allocate(JAVA_LONG); // struct pollfd: an int and two shorts
            pollfd.set(JAVA_INT, 0, fd);
            pollfd.set(JAVA_SHORT, offsetOfEvents, (short) events);
            call("poll", pollfd.address(), 1, timeoutMs, NONE);
            return pollfd.get(JAVA_SHORT, offsetOfRevents);
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man2/signal.2.html">signal(2)</a> with {@code SIG_DFL}. */
    static void resetSignal(int signal) {
        long sigDfl = 0;
        signal(signal, sigDfl);
    }

    /** The same with our own handler: the address of machine code. */
    static void signal(int signal, long handler) {
        call("signal", signal, handler);
    }

    /** <a href="https://man7.org/linux/man-pages/man2/mprotect.2.html">mprotect(2)</a> for whole pages of code. */
    static void makeExecutable(MemorySegment pages) {
        long readAndExecute = 0x1 | 0x4;
        call("mprotect", pages.address(), pages.byteSize(), readAndExecute, NONE);
    }

    /** <a href="https://man7.org/linux/man-pages/man2/prctl.2.html">prctl(2)</a>, Linux only. */
    static void prctl(int option, long value) {
        call("prctl", option, value);
    }

    /**
     * <a href="https://man7.org/linux/man-pages/man3/localtime.3.html">localtime_r(3)</a>.
     *
     * @return {@code tm_gmtoff}, seconds east of UTC
     */
    static long localtimeOffset(long epochSecond) {
        int sizeOfTm = 56;
        int offsetOfGmtoff = 40;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment tm = arena.allocate(sizeOfTm, Long.BYTES);
            call("localtime_r", arena.allocateFrom(JAVA_LONG, epochSecond).address(), tm.address());
            return tm.get(JAVA_LONG, offsetOfGmtoff);
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man2/waitid.2.html">waitid(2)</a>. */
    static void waitid(int idType, int id, MemorySegment siginfo, int options) {
        call("waitid", idType, id, siginfo.address(), options);
    }

    /** <a href="https://man7.org/linux/man-pages/man2/waitpid.2.html">waitpid(2)</a>, without its status. */
    public static void waitpid(int pid) {
        call("waitpid", pid, NONE, NONE, NONE);
    }

    /** <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a> with a structure. */
    public static void ioctl(int fd, long request, MemorySegment structure) {
        call("ioctl", fd, request, structure.address(), NONE);
    }

    /** <a href="https://man7.org/linux/man-pages/man3/posix_openpt.3.html">posix_openpt(3)</a>, to read and write. */
    public static int posixOpenpt() {
        return call("posix_openpt", readWriteOnly(), NONE);
    }

    /**
     * Opens the child's end of a pseudo-terminal for ourselves: it does not become our controlling terminal, and
     * children do not inherit it.
     */
    public static int openTerminal(String path) {
        return open(path, readWriteOnly() | Kernel.current().numbers().files().closeOnExec());
    }

    private static int readWriteOnly() {
        int readWrite = 2;
        return readWrite | Kernel.current().numbers().files().noControllingTerminal();
    }

    /** <a href="https://man7.org/linux/man-pages/man3/grantpt.3.html">grantpt(3)</a>. */
    public static void grantpt(int master) {
        call("grantpt", master, NONE);
    }

    /** <a href="https://man7.org/linux/man-pages/man3/unlockpt.3.html">unlockpt(3)</a>. */
    public static void unlockpt(int master) {
        call("unlockpt", master, NONE);
    }

    /** <a href="https://man7.org/linux/man-pages/man3/ptsname.3.html">ptsname_r(3)</a>. */
    public static String ptsname(int master) {
        return nameBy("ptsname_r", master);
    }

    /** <a href="https://man7.org/linux/man-pages/man3/ttyname.3.html">ttyname_r(3)</a>. */
    public static String ttyname(int terminal) {
        return nameBy("ttyname_r", terminal);
    }

    private static String nameBy(String function, int fd) {
        int longest = 128;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(longest);
            int errno = call(function, fd, name.address(), longest, NONE);
            if (errno != 0) {
                throw new ErrnoException(function, errno);
            }
            return name.getString(0);
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man3/tcgetpgrp.3.html">tcgetpgrp(3)</a>. */
    public static int tcgetpgrp(int terminal) {
        return call("tcgetpgrp", terminal, NONE);
    }

    /** <a href="https://man7.org/linux/man-pages/man2/getpgrp.2.html">getpgrp(2)</a>. */
    public static int getpgrp() {
        return call("getpgrp", NONE, NONE);
    }

    /** <a href="https://man7.org/linux/man-pages/man3/tcgetattr.3.html">tcgetattr(3)</a>. */
    static void tcgetattr(int fd, MemorySegment termios) {
        call("tcgetattr", fd, termios.address());
    }

    /** <a href="https://man7.org/linux/man-pages/man3/tcsetattr.3.html">tcsetattr(3)</a>, at once. */
    static void tcsetattr(int fd, MemorySegment termios) {
        long now = 0;
        call("tcsetattr", fd, now, termios.address(), NONE);
    }

    /** <a href="https://man7.org/linux/man-pages/man2/chdir.2.html">chdir(2)</a>; the JVM itself does not notice. */
    static void chdir(Path directory) {
        try (Arena arena = Arena.ofConfined()) {
            call("chdir", string(arena, PathText.bytes(directory)).address(), NONE);
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man3/setenv.3.html">setenv(3)</a>, replacing a value. */
    static void setenv(String name, String value) {
        long replace = 1;
        try (Arena arena = Arena.ofConfined()) {
            long key = string(arena, ByteText.encode(name)).address();
            call("setenv", key, string(arena, ByteText.encode(value)).address(), replace, NONE);
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man3/unsetenv.3p.html">unsetenv(3)</a>. */
    static void unsetenv(String name) {
        try (Arena arena = Arena.ofConfined()) {
            call("unsetenv", string(arena, ByteText.encode(name)).address(), NONE);
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man3/pthread_sigmask.3.html">pthread_sigmask(3)</a>, blocking none. */
    static void unblockSignals() {
        long setMask = Kernel.current().numbers().setMask();
        int largestSet = 128;
        try (Arena arena = Arena.ofConfined()) {
            call("pthread_sigmask", setMask, arena.allocate(largestSet).address(), NONE, NONE);
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man2/_exit.2.html">_exit(2)</a>: does not return. */
    static void exit(int code) {
        call("_exit", code, NONE);
    }

    /** <a href="https://man7.org/linux/man-pages/man3/execvp.3.html">execvp(3)</a>: returns only by an exception. */
    static void execvp(List<String> words) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment vector = arena.allocate(ADDRESS, words.size() + 1L);
            for (int i = 0; i < words.size(); i++) {
                vector.setAtIndex(ADDRESS, i, string(arena, ByteText.encode(words.get(i))));
            }
            call("execvp", vector.getAtIndex(ADDRESS, 0).address(), vector.address());
        }
    }

    private static MemorySegment string(Arena arena, byte[] bytes) {
        return arena.allocateFrom(JAVA_BYTE, Arrays.copyOf(bytes, bytes.length + 1));
    }

    private static int call(String function, long first, long second) {
        return call(function, first, second, NONE, NONE);
    }

    private static int call(String function, long first, long second, long third, long fourth) {
        return library.call(function, first, second, third, fourth);
    }
}
