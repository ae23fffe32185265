package dev.jforeman.os.kernel;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the kernel will start the threads that one more process needs. The JVM has two for each, one that waits for
 * its end and one that reads its output, and handles each signal on a new one. Threads count as processes: where no more
 * can be started, a process that did start would be out of control, and not even a stop would be heard. To try it out
 * would take the last threads away from a signal that comes meanwhile, so they are counted.
 *
 * @param limit how many processes and threads there may be
 * @param used how many there are
 */
public record ThreadHeadroom(long limit, long used) {
    /** For a process, its two threads, a signal and two that the JDK may start to tell of an end. */
    private static final int NEEDED = 6;

    /** Nobody comes near a limit above that. */
    private static final long GENEROUS = 8_192;

    private static final Path PROC = Path.of("/proc");
    private static final Path CONTROL_GROUP = Path.of("/sys/fs/cgroup");
    private static final Pattern USER_LIMIT = Pattern.compile("Max processes +(\\d+)");
    private static final Pattern THREADS_OF_USER =
            Pattern.compile("Uid:\\s+(\\d+)\\s.*\\nThreads:\\s+(\\d+)", Pattern.DOTALL);

    /** Does not change while we run. Nothing limits root's processes but the container. */
    private static final class Limits {
        static final OptionalLong OF_USER =
                User.effectiveId() == 0 ? OptionalLong.empty() : near(number(PROC.resolve("self/limits"), USER_LIMIT));
        static final OptionalLong OF_CONTAINER =
                near(number(CONTROL_GROUP.resolve("pids.max"), Pattern.compile("(\\d+)")));

        private static OptionalLong near(OptionalLong limit) {
            return limit.isPresent() && limit.getAsLong() < GENEROUS ? limit : OptionalLong.empty();
        }
    }

    /** Whether one more process is safe. Where there is no limit, this costs nothing. */
    public static boolean isEnough() {
        return Limits.OF_USER.stream().allMatch(limit -> new ThreadHeadroom(limit, usedByUser()).hasRoom())
                && Limits.OF_CONTAINER.stream()
                        .allMatch(limit -> new ThreadHeadroom(limit, usedByContainer()).hasRoom());
    }

    boolean hasRoom() {
        return limit - used >= NEEDED;
    }

    private static long usedByContainer() {
        return number(CONTROL_GROUP.resolve("pids.current"), Pattern.compile("(\\d+)"))
                .orElse(0);
    }

    private static long usedByUser() {
        String user = Integer.toString(User.effectiveId());
        long threads = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                threads += threadsOf(user, text(process.resolve("status")));
            }
        } catch (IOException _) {
            return 0;
        }
        return threads;
    }

    /**
     * How many threads a process counts for.
     *
     * @param status of <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">/proc/PID/status</a>
     */
    static long threadsOf(String user, String status) {
        Matcher matcher = THREADS_OF_USER.matcher(status);
        return matcher.find() && matcher.group(1).equals(user) ? Long.parseLong(matcher.group(2)) : 0;
    }

    private static OptionalLong number(Path file, Pattern pattern) {
        Matcher matcher = pattern.matcher(text(file));
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /** Empty if there is no such file, or the process has ended. */
    private static String text(Path file) {
        try {
            return String.join("\n", Files.readAllLines(file));
        } catch (IOException _) {
            return "";
        }
    }
}
