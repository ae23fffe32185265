package dev.jforeman.scenario;

import dev.jforeman.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** The program, of which one thread is interrupted as soon as there is a file that asks for it. */
public final class Saboteur {
    static final String SIGN = "sabotage";
    private static final long PAUSE_NANOS = 5_000_000;

    private Saboteur() {}

    /**
     * Runs the program.
     *
     * @param words the name of the thread, then those of the program
     */
    public static void main(String[] words) throws Exception {
        Thread.ofPlatform().daemon().name("saboteur").start(() -> interruptOnSign(words[0]));
        Main.main(Arrays.copyOfRange(words, 1, words.length));
    }

    private static void interruptOnSign(String name) {
        while (!Files.exists(Path.of(SIGN))) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .forEach(Thread::interrupt);
    }
}
