package dev.jforeman.os.instance;

import java.io.IOException;
import java.nio.file.Path;

/** Another process that takes the lock of an app directory, prints a line, and holds the lock until its input ends. */
public final class LockHolder implements AutoCloseable {
    private static final String HELD = "held";

    private final Process process;

    private LockHolder(Process process) {
        this.process = process;
    }

    public static void main(String[] args) throws Exception {
        RuntimeDirectory directory = new RuntimeDirectory(Path.of(args[0]), Path.of(args[1]), args[2]);
        try (InstanceLock _ = InstanceLock.acquire(directory)) {
            System.out.println(HELD);
            System.in.read();
        }
    }

    /** Starts the process and returns it once it holds the lock. */
    public static LockHolder of(RuntimeDirectory directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        directory.app().toString(),
                        directory.base().toString(),
                        directory.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String first = process.inputReader().readLine();
        if (!HELD.equals(first)) {
            throw new IOException("the lock was not taken: " + first);
        }
        return new LockHolder(process);
    }

    public long pid() {
        return process.pid();
    }

    /** Kills the process; the kernel releases the lock. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
