package dev.jforeman.os.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Whether the kernel will start the threads that one more process needs. The JVM uses two for each process, one to wait
 * for its exit and one to read its output, and handles each signal on a new one. Threads count as processes. Without
 * this check, a process could start at a time when no more threads can, and then nothing could control it or handle a
 * request to stop. Starting threads as a test could take the last one away from a signal that arrives at this moment,
 * so they are counted instead.
 *
 * @param limit the maximum number of processes and threads
 * @param used the current number
 */
public record ThreadHeadroom(long limit, long used) {
    /** A process, its two threads, a signal, and two threads that the JDK may start to report an exit. */
    private static final int NEEDED = 6;

    /** No session comes near a higher limit. */
    private static final long GENEROUS = 8_192;

    private static final Path CONTROL_GROUP = Path.of("/sys/fs/cgroup");

    /** Does not change while we run. Root's processes are limited only by a container. */
    private static final class Limits {
        static final OptionalLong OF_USER = User.effectiveId() == 0 ? OptionalLong.empty() : near(ofUser());
        static final OptionalLong OF_CONTAINER = near(number("pids.max"));

        private static OptionalLong ofUser() {
            try {
                return Proc.processLimit();
            } catch (IOException _) {
                return OptionalLong.empty();
            }
        }

        private static OptionalLong near(OptionalLong limit) {
            return limit.isPresent() && limit.getAsLong() < GENEROUS ? limit : OptionalLong.empty();
        }
    }

    /** Whether one more process is safe. Costs nothing if there is no limit. */
    public static boolean isEnough() {
        return Limits.OF_USER.stream().allMatch(limit -> new ThreadHeadroom(limit, usedByUser()).hasRoom())
                && Limits.OF_CONTAINER.stream()
                        .allMatch(limit -> new ThreadHeadroom(limit, usedByContainer()).hasRoom());
    }

    boolean hasRoom() {
        return limit - used >= NEEDED;
    }

    private static long usedByContainer() {
        return number("pids.current").orElse(0);
    }

    private static long usedByUser() {
        try {
            return Proc.threadsOf(User.effectiveId());
        } catch (IOException _) {
            return 0;
        }
    }

    /** Empty if there is no such file, or if it contains no limit. */
    private static OptionalLong number(String file) {
        try {
            String text = Files.readString(CONTROL_GROUP.resolve(file)).strip();
            return text.matches("\\d+") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }
}
