package dev.jforeman.scenario;

import dev.jforeman.Main;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The program with an extra thread that allocates all memory, and keeps it, once a trigger file exists. */
public final class Glutton {
    static final String SIGN = "hunger";
    static final String FULL = "full";
    private static final long PAUSE_NANOS = 5_000_000;
    private static final int LARGEST = 1 << 20;

    private Glutton() {}

    public static void main(String[] words) {
        Thread.ofPlatform().daemon().name("glutton").start(Glutton::eatOnSign);
        Main.main(words);
    }

    private static void eatOnSign() {
        while (!Files.exists(Path.of(SIGN))) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        List<byte[]> eaten = new ArrayList<>();
        for (int size = LARGEST; size > 0; size /= 2) {
            eat(size, eaten);
        }
        while (true) {
            LockSupport.park(eaten);
        }
    }

    private static void eat(int size, List<byte[]> eaten) {
        try {
            while (true) {
                eaten.add(new byte[size]);
            }
        } catch (OutOfMemoryError _) {
            boolean _ = new File(FULL).mkdir();
        }
    }
}
