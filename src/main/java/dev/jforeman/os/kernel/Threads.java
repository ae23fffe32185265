package dev.jforeman.os.kernel;

import dev.jforeman.diagnostic.Message;
import java.util.function.Consumer;

/**
 * The one place where threads are made: platform threads with small stacks, because hundreds of blocked readers would
 * stop all virtual threads. Each is a helper: a failure is reported, and ends nothing but the helper itself.
 */
public final class Threads {
    /** What is needed to look for the largest expression that a {@code LinePattern} can be, twice. */
    private static final long STACK_BYTES = 256 * 1024;

    private static volatile Consumer<HelperFailure> listener =
            failure -> System.err.println(Message.of(failure.sentence()));

    private Threads() {}

    /** A part of what a helper does, which it does again and again. */
    @FunctionalInterface
    public interface Round {
        /**
         * Does it once.
         *
         * @return whether there is more to do
         */
        boolean run() throws InterruptedException;
    }

    /** From now on failures of helpers are reported there. */
    public static void listen(Consumer<HelperFailure> told) {
        listener = told;
    }

    /** Starts a thread that does not keep the program alive, and that nothing interrupts. */
    public static Thread start(String name, Runnable task) {
        return start(new Helper(name, once(task), false, false));
    }

    /** Starts a thread that does not keep the program alive; an interrupt ends it. */
    public static Thread startInterruptible(String name, Runnable task) {
        return start(new Helper(name, once(task), true, false));
    }

    /** The same for a task that is tried again if it fails. */
    public static Thread retry(String name, Runnable task) {
        return repeat(name, once(task));
    }

    private static Round once(Runnable task) {
        return () -> {
            task.run();
            return false;
        };
    }

    /** The same for work that never ends, or ends by itself; after a failure it goes on with the next round. */
    public static Thread repeat(String name, Round round) {
        return repeat(name, round, STACK_BYTES);
    }

    /** The same with a stack of this size. */
    public static Thread repeat(String name, Round round, long stackBytes) {
        return start(new Helper(name, round, false, true), stackBytes);
    }

    /** The same; an interrupt ends it. */
    public static Thread repeatInterruptible(String name, Round round) {
        return start(new Helper(name, round, true, true));
    }

    private static Thread start(Helper helper) {
        return start(helper, STACK_BYTES);
    }

    /** Where the system has no more threads, that is a failure of the helper, too. */
    private static Thread start(Helper helper, long stackBytes) {
        Thread thread = new Thread(null, helper, helper.name(), stackBytes, false);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            tell(new HelperFailure(helper.name(), e, false));
        }
        return thread;
    }

    /** Does something on this thread that a helper could do too: what it fails with ends nothing else. */
    public static void contain(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            tell(new HelperFailure(name, e, false));
        }
    }

    /** Does something when the program ends, however it ends but for a SIGKILL. */
    public static void atExit(String name, Runnable task) {
        Helper helper = new Helper(name, once(task), false, false);
        Runtime.getRuntime().addShutdownHook(new Thread(null, helper, name, STACK_BYTES, false));
    }

    /** Tells of a failure, as far as that is still possible. */
    public static void tell(HelperFailure failure) {
        try {
            listener.accept(failure);
        } catch (RuntimeException | Error _) {
            return; // for example no memory: the helper matters more than the message
        }
    }
}
