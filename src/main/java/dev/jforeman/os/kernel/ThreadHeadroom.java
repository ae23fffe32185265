package dev.jforeman.os.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Whether the kernel will start the threads that one more process needs. The JVM has two for each, one that waits for
 * its end and one that reads its output, and handles each signal on a new one. Threads count as processes: where no
 * more can be started, a process that did start would be out of control, and not even a stop would be heard. To try it
 * out would take the last threads away from a signal that comes meanwhile, so they are counted.
 *
 * @param limit how many processes and threads there may be
 * @param used how many there are
 */
public record ThreadHeadroom(long limit, long used) {
    /** For a process, its two threads, a signal and two that the JDK may start to tell of an end. */
    private static final int NEEDED = 6;

    /** No session comes near a limit above that. */
    private static final long GENEROUS = 8_192;

    private static final Path CONTROL_GROUP = Path.of("/sys/fs/cgroup");

    /** Does not change while we run. Nothing limits root's processes but the container. */
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
        return number("pids.current").orElse(0);
    }

    private static long usedByUser() {
        try {
            return Proc.threadsOf(User.effectiveId());
        } catch (IOException _) {
            return 0;
        }
    }

    /** Empty if there is no such file, or no limit in it. */
    private static OptionalLong number(String file) {
        try {
            String text = Files.readString(CONTROL_GROUP.resolve(file)).strip();
            return text.matches("\\d+") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }
}
