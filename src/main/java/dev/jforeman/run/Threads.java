package dev.jforeman.run;

/** Platform threads with small stacks: hundreds of blocked readers would stop all virtual threads. */
final class Threads {
    private static final long STACK_BYTES = 128 * 1024;

    private Threads() {}

    /** Starts a thread that does not keep the program alive. */
    static Thread start(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, STACK_BYTES, false);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** As if nobody had caught it, for a thread that has to go on. */
    static void report(Throwable fault) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
    }
}
