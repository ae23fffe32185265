package dev.jforeman.os.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The C library of this system.
 *
 * <p>All functions are called with the same signature: four machine words as arguments, an int as the result. The
 * calling conventions of Linux and macOS pass integers and addresses like that anyway. The JVM generates code for each
 * new signature, which takes longer than anything else before the first child starts. Only functions used on macOS
 * alone need six arguments.
 */
final class NativeLibrary implements CLibrary {
    /** Variadic functions and the number of their fixed arguments. */
    static final Map<String, Integer> VARIADIC = Map.of("ioctl", 2, "fcntl", 2, "open", 2, "prctl", 1, "syscall", 1);

    private static final Linker LINKER = Linker.nativeLinker();
    private static final FunctionDescriptor SHAPE =
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final MemoryLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle CAPTURED_ERRNO = CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private final Map<String, MethodHandle> bound = new ConcurrentHashMap<>();

    @Override
    public boolean has(String function) {
        return LINKER.defaultLookup().find(function).isPresent();
    }

    @Override
    public int call(String function, long first, long second, long third, long fourth) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CAPTURED);
            int result = (int) bound(function, SHAPE).invokeExact(errno, first, second, third, fourth);
            return checked(function, result, errno);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot call " + function, e);
        }
    }

    @Override
    public int callWide(String function, long first, long second, long third, long fourth, long[] last) {
        FunctionDescriptor wide = SHAPE.appendArgumentLayouts(JAVA_LONG, JAVA_LONG);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(CAPTURED);
            int result = (int) bound(function, wide).invokeExact(errno, first, second, third, fourth, last[0], last[1]);
            return checked(function, result, errno);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot call " + function, e);
        }
    }

    private static int checked(String function, int result, MemorySegment errno) {
        if (result == -1) {
            throw new ErrnoException(function, (int) CAPTURED_ERRNO.get(errno, 0L));
        }
        return result;
    }

    private MethodHandle bound(String function, FunctionDescriptor shape) {
        MethodHandle known = bound.get(function);
        return known == null ? bound.computeIfAbsent(function, name -> bind(name, shape)) : known;
    }

    private static MethodHandle bind(String function, FunctionDescriptor shape) {
        MemorySegment symbol = LINKER.defaultLookup()
                .find(function)
                .orElseThrow(() -> new IllegalStateException("this C library has no " + function));
        Integer fixed = VARIADIC.get(function);
        return fixed != null && Kernel.current().numbers().calls().isVariadicOnStack()
                ? LINKER.downcallHandle(symbol, shape, ERRNO, Linker.Option.firstVariadicArg(fixed))
                : LINKER.downcallHandle(symbol, shape, ERRNO);
    }
}
