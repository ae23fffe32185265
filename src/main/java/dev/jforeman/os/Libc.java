package dev.jforeman.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.stream.Stream;

/**
 * The C library's calls that Java has no word for, one method each, named as in the manual. A call that
 * fails throws {@link ErrnoException}; nothing here decides anything.
 *
 * <p>Each call is bound when it is first used, so that a start pays only for what it needs.
 */
final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle CAPTURED_ERRNO = CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private Libc() {}

    /** A handle whose first argument, which the type leaves out, is where errno is captured. */
    private static MethodHandle bind(String name, FunctionDescriptor type, Linker.Option... options) {
        MemorySegment symbol = LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() -> new IllegalStateException("this C library has no " + name));
        return LINKER.downcallHandle(
                symbol, type, Stream.concat(Stream.of(ERRNO), Stream.of(options)).toArray(Linker.Option[]::new));
    }

    private static final class LinuxPipe {
        private static final int O_CLOEXEC = 0x80000;
        private static final MethodHandle PIPE2 =
                bind("pipe2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    }

    private static final class PosixPipe {
        private static final MethodHandle PIPE =
                bind("pipe", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }

    /**
     * <a href="https://man7.org/linux/man-pages/man2/pipe.2.html">pipe(2)</a>, on Linux closed on exec.
     *
     * @return the end to read and the end to write
     */
    static int[] pipe() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            if (Platform.isLinux()) {
                check("pipe2", errno -> (int) LinuxPipe.PIPE2.invokeExact(errno, ends, LinuxPipe.O_CLOEXEC));
            } else {
                check("pipe", errno -> (int) PosixPipe.PIPE.invokeExact(errno, ends));
            }
            return ends.toArray(JAVA_INT);
        }
    }

    private static final class Close {
        private static final MethodHandle CLOSE =
                bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }

    /** <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>. */
    static void close(int fd) {
        check("close", errno -> (int) Close.CLOSE.invokeExact(errno, fd));
    }

    private static final class Kill {
        private static final MethodHandle KILL =
                bind("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    }

    /** <a href="https://man7.org/linux/man-pages/man2/kill.2.html">kill(2)</a>; a negative pid names a group. */
    static void kill(int pid, int signal) {
        check("kill", errno -> (int) Kill.KILL.invokeExact(errno, pid, signal));
    }

    private static final class Isatty {
        private static final MethodHandle ISATTY =
                bind("isatty", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }

    /** <a href="https://man7.org/linux/man-pages/man3/isatty.3.html">isatty(3)</a>. */
    static boolean isatty(int fd) {
        return check("isatty", errno -> (int) Isatty.ISATTY.invokeExact(errno, fd)) == 1;
    }

    private static final class Poll {
        private static final MethodHandle POLL =
                bind("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    }

    /**
     * <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a> without end for nothing but an error
     * or a hang-up of a descriptor; returns when there is one.
     */
    static void pollForHangUp(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pollfd = arena.allocate(JAVA_LONG); // struct pollfd: an int and two shorts, both 0
            pollfd.set(JAVA_INT, 0, fd);
            check("poll", errno -> (int) Poll.POLL.invokeExact(errno, pollfd, 1L, -1));
        }
    }

    private static final class DefaultSignal {
        private static final long SIG_DFL = 0;
        private static final MethodHandle SIGNAL =
                bind("signal", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG));
    }

    /** <a href="https://man7.org/linux/man-pages/man2/signal.2.html">signal(2)</a> with {@code SIG_DFL}. */
    static void resetSignal(int signal) {
        check(
                "signal",
                errno -> (long) DefaultSignal.SIGNAL.invokeExact(errno, signal, DefaultSignal.SIG_DFL));
    }

    private static final class Exec {
        private static final int SIGSET_BYTES = 128;
        private static final MethodHandle CHDIR = bind("chdir", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        private static final MethodHandle SETENV =
                bind("setenv", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        private static final MethodHandle UNSETENV = bind("unsetenv", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        private static final MethodHandle SIGMASK =
                bind("pthread_sigmask", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
        private static final MethodHandle EXECVP = bind("execvp", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    }

    /** <a href="https://man7.org/linux/man-pages/man2/chdir.2.html">chdir(2)</a>; the JVM itself does not notice. */
    static void chdir(String directory) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom(directory);
            check("chdir", errno -> (int) Exec.CHDIR.invokeExact(errno, path));
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man3/setenv.3.html">setenv(3)</a>, replacing a value. */
    static void setenv(String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocateFrom(name);
            MemorySegment text = arena.allocateFrom(value);
            check("setenv", errno -> (int) Exec.SETENV.invokeExact(errno, key, text, 1));
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man3/unsetenv.3p.html">unsetenv(3)</a>. */
    static void unsetenv(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocateFrom(name);
            check("unsetenv", errno -> (int) Exec.UNSETENV.invokeExact(errno, key));
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man3/pthread_sigmask.3.html">pthread_sigmask(3)</a>, blocking none. */
    static void unblockSignals() {
        int setMask = Platform.isLinux() ? 2 : 3;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment none = arena.allocate(Exec.SIGSET_BYTES);
            check(
                    "pthread_sigmask",
                    errno -> (int) Exec.SIGMASK.invokeExact(errno, setMask, none, MemorySegment.NULL));
        }
    }

    /** <a href="https://man7.org/linux/man-pages/man3/execvp.3.html">execvp(3)</a>: returns only by an exception. */
    static void execvp(List<String> words) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment vector = arena.allocate(ADDRESS, words.size() + 1L);
            for (int i = 0; i < words.size(); i++) {
                vector.setAtIndex(ADDRESS, i, arena.allocateFrom(words.get(i)));
            }
            MemorySegment program = vector.getAtIndex(ADDRESS, 0);
            check("execvp", errno -> (int) Exec.EXECVP.invokeExact(errno, program, vector));
        }
    }

    private static final class Pidfd {
        /** The same number on every Linux architecture: calls newer than 2018 share one table. */
        private static final long SYS_PIDFD_OPEN = 434;

        private static final MethodHandle SYSCALL = bind(
                "syscall",
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        private static final MethodHandle IOCTL = bind(
                "ioctl",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                Linker.Option.firstVariadicArg(2));
    }

    /** <a href="https://man7.org/linux/man-pages/man2/pidfd_open.2.html">pidfd_open(2)</a>, Linux only. */
    static int pidfdOpen(long pid) {
        return (int) check(
                "pidfd_open", errno -> (long) Pidfd.SYSCALL.invokeExact(errno, Pidfd.SYS_PIDFD_OPEN, pid, 0L));
    }

    /** <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a> with a structure. */
    static void ioctl(int fd, long request, MemorySegment structure) {
        check("ioctl", errno -> (int) Pidfd.IOCTL.invokeExact(errno, fd, request, structure));
    }

    /** A call of which -1 means that it failed and {@code errno} says why. */
    @FunctionalInterface
    private interface Call {
        long apply(MemorySegment errno) throws Throwable;
    }

    private static long check(String name, Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CAPTURED);
            long result = call.apply(errno);
            if (result == -1) {
                throw new ErrnoException(name, (int) CAPTURED_ERRNO.get(errno, 0L));
            }
            return result;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot call " + name, e);
        }
    }
}
