package dev.jforeman.scenario;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a scenario needs of the machine it runs on. Where that is missing it counts as not run. */
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

    /** Linux with the means of macOS has no kqueue, which keeps it there. */
    static void needsExitStatus() {
        assumeFalse(Program.isAlwaysMacos() && !IS_MAC, "nothing keeps exit statuses here");
    }

    /** What left its group goes to init there, and is not found. */
    static void needsOrphans() {
        assumeFalse(IS_MAC || Program.isAlwaysMacos(), "orphans go to init here");
    }

    /** On macOS a thread is no process, so that a limit on processes leaves room for the threads of signals. */
    static void needsThreadsToCount() {
        assumeFalse(IS_MAC || Program.isAlwaysMacos(), "threads do not count as processes there");
    }

    /** There is no signal there that nothing else uses, to come in its place. */
    static void needsQuit() {
        assumeFalse(IS_MAC || Program.isAlwaysMacos(), "the JVM keeps SIGQUIT there");
    }

    private static boolean has(String program) {
        return Stream.of(SEARCHED.split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory).resolve(program)));
    }
}
