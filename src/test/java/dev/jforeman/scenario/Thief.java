package dev.jforeman.scenario;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.jforeman.Main;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.locks.LockSupport;

/** The program with a thread that reaps every exited child, like a library that does not restrict its {@code wait}. */
public final class Thief {
    private static final int ANY = -1;
    private static final long PAUSE_NANOS = 100_000;

    private Thief() {}

    public static void main(String[] words) throws Exception {
        Thread.ofPlatform().daemon().name("thief").start(Thief::reap);
        Main.main(words);
    }

    private static void reap() {
        Linker linker = Linker.nativeLinker();
        MethodHandle waitpid = linker.downcallHandle(
                linker.defaultLookup().find("waitpid").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT));
        while (true) {
            int reaped = waitpid(waitpid);
            if (reaped > 0) {
                System.err.println("stolen: " + reaped);
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static int waitpid(MethodHandle waitpid) {
        try {
            return (int) waitpid.invokeExact(ANY, 0L, 0);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
