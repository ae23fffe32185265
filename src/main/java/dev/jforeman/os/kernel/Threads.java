package dev.jforeman.os.kernel;

import dev.jforeman.diagnostic.Message;
import java.util.function.Consumer;

/**
 * Creates all threads of jforeman: platform threads with small stacks, because hundreds of blocked readers would stop
 * all virtual threads. Each thread runs a {@link Helper}, whose failure is reported and ends only the helper itself.
 */
public final class Threads {
    /** The stack size: twice what the search for the largest valid {@code LinePattern} needs. */
    private static final long STACK_BYTES = 256 * 1024;

    private static volatile Consumer<HelperFailure> listener =
            failure -> System.err.println(Message.of(failure.sentence()));

    private Threads() {}

    /** One round of work, which a helper repeats. */
    @FunctionalInterface
    public interface Round {
        /**
         * Runs the round.
         *
         * @return whether there is more to do
         */
        boolean run() throws InterruptedException;
    }

    /** Sets the listener for failures of helpers. */
    public static void listen(Consumer<HelperFailure> then) {
        listener = then;
    }

    /** Starts a daemon thread that is never interrupted. */
    public static Thread start(String name, Runnable task) {
        return start(new Helper(name, once(task), false, false));
    }

    /** Starts a daemon thread that ends when it is interrupted. */
    public static Thread startInterruptible(String name, Runnable task) {
        return start(new Helper(name, once(task), true, false));
    }

    /** Starts a daemon thread that repeats a task until it succeeds. */
    public static Thread retry(String name, Runnable task) {
        return repeat(name, once(task));
    }

    private static Round once(Runnable task) {
        return () -> {
            task.run();
            return false;
        };
    }

    /**
     * Starts a daemon thread that repeats a round until it returns false. After a failure it continues with the next
     * round.
     */
    public static Thread repeat(String name, Round round) {
        return repeat(name, round, STACK_BYTES);
    }

    /** Starts a daemon thread that repeats a round, with this stack size. */
    public static Thread repeat(String name, Round round, long stackBytes) {
        return start(new Helper(name, round, false, true), stackBytes);
    }

    /** Starts a daemon thread that repeats a round and ends when it is interrupted. */
    public static Thread repeatInterruptible(String name, Round round) {
        return start(new Helper(name, round, true, true));
    }

    private static Thread start(Helper helper) {
        return start(helper, STACK_BYTES);
    }

    /** Starts a thread. If the system cannot create more threads, that counts as a failure of the helper. */
    private static Thread start(Helper helper, long stackBytes) {
        Thread thread = new Thread(null, helper, helper.name(), stackBytes, false);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            report(new HelperFailure(helper.name(), e, false));
        }
        return thread;
    }

    /** Runs a task on the current thread. Its failure is reported like that of a helper, and has no other effect. */
    public static void contain(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            report(new HelperFailure(name, e, false));
        }
    }

    /**
     * A callback whose work must not be lost, for example because it reports an event that happens only once. If the
     * task fails, the failure is reported, and a helper repeats the task until it succeeds.
     */
    public static <T> Consumer<T> lasting(String name, Consumer<T> task) {
        return value -> {
            try {
                task.accept(value);
            } catch (RuntimeException | Error e) {
                report(new HelperFailure(name, e, true));
                retry(name, () -> task.accept(value));
            }
        };
    }

    /** Runs a task when the JVM exits in any way except by SIGKILL. */
    public static void atExit(String name, Runnable task) {
        Helper helper = new Helper(name, once(task), false, false);
        Runtime.getRuntime().addShutdownHook(new Thread(null, helper, name, STACK_BYTES, false));
    }

    /** Reports a failure, if that is still possible. */
    public static void report(HelperFailure failure) {
        try {
            listener.accept(failure);
        } catch (RuntimeException | Error _) {
            return; // for example no memory: the helper matters more than the message
        }
    }
}
