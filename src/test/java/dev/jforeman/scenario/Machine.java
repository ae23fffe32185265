package dev.jforeman.scenario;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Requirements of a scenario on the machine. A scenario is skipped if one of them is not met. */
public final class Machine {
    static final boolean IS_MAC = System.getProperty("os.name").startsWith("Mac");

    private static final String SEARCHED = System.getenv("PATH") + ":/usr/sbin:/sbin";

    private Machine() {}

    public static void needs(String... programs) {
        for (String program : programs) {
            assumeTrue(has(program), program + " is not installed");
        }
    }

    static void needsRoot() {
        assumeTrue(isRoot(), "only root may do that");
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static void needsLinux(int major, int minor) {
        String[] version = System.getProperty("os.version").split("\\D", 3);
        boolean isNewEnough = System.getProperty("os.name").equals("Linux")
                && version.length > 1
                && 1_000 * Integer.parseInt(version[0]) + Integer.parseInt(version[1]) >= 1_000 * major + minor;
        assumeTrue(isNewEnough, "needs Linux " + major + "." + minor);
    }

    /** Linux emulating macOS has no kqueue, which would keep the exit status. */
    static void needsExitStatus() {
        assumeFalse(Program.isAlwaysMacos() && !IS_MAC, "nothing keeps exit statuses here");
    }

    /** On macOS init adopts a process that has left its group, and jforeman does not find it. */
    static void needsOrphans() {
        assumeFalse(IS_MAC || Program.isAlwaysMacos(), "orphans go to init here");
    }

    /** On macOS a thread is not counted as a process, so a limit on processes leaves room for signal threads. */
    static void needsThreadsToCount() {
        assumeFalse(IS_MAC || Program.isAlwaysMacos(), "threads do not count as processes there");
    }

    /** MacOS has no unused signal that could replace it. */
    static void needsQuit() {
        assumeFalse(IS_MAC || Program.isAlwaysMacos(), "the JVM keeps SIGQUIT there");
    }

    private static boolean has(String program) {
        return Stream.of(SEARCHED.split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory).resolve(program)));
    }
}
