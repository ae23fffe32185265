package dev.jforeman.os.kernel;

/** Platform threads with small stacks: hundreds of blocked readers would stop all virtual threads. */
public final class Threads {
    /** What is needed to look for the largest expression that a {@code LinePattern} can be, twice. */
    private static final long STACK_BYTES = 256 * 1024;

    private Threads() {}

    /** Something that is never interrupted; if it is all the same, it must not just be missing from then on. */
    private record Uninterrupted(Runnable task) implements Runnable {
        @Override
        public void run() {
            task.run();
            if (Thread.interrupted()) {
                throw new IllegalStateException("interrupted");
            }
        }
    }

    /** Starts a thread that does not keep the program alive, and that nobody interrupts. */
    public static Thread start(String name, Runnable task) {
        return startInterruptible(name, new Uninterrupted(task));
    }

    /** Starts a thread that does not keep the program alive; an interrupt ends it. */
    public static Thread startInterruptible(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, STACK_BYTES, false);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** As if nobody had caught it, for a thread that has to go on. */
    public static void report(Throwable fault) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
    }
}
