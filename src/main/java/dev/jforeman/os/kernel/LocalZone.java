package dev.jforeman.os.kernel;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The system's time zone: that of TZ in each of its forms, otherwise that of {@code /etc/localtime}, as the C library and
 * so {@code date} understand them. Java has its own reading of TZ, in which {@code GMT+5} is east of Greenwich and
 * {@code IST} is India.
 */
public final class LocalZone {
    private static final long DAY_SECONDS = 24 * 60 * 60;

    private LocalZone() {}

    /** How far local time is ahead of UTC at a moment, in seconds. */
    public static int offsetSeconds(long epochMillis) {
        return offsetAt(Math.floorDiv(epochMillis, 1000L));
    }

    private static int offsetAt(long epochSecond) {
        return (int) Libc.localtimeOffset(epochSecond);
    }

    /** A moment as a clock here shows it. */
    public static LocalDateTime at(Instant moment) {
        long second = moment.getEpochSecond();
        return LocalDateTime.ofEpochSecond(second, moment.getNano(), ZoneOffset.ofTotalSeconds(offsetAt(second)));
    }

    /**
     * The moment at which a clock here shows a time: the first of two, and a time that is left out when clocks are put
     * forward as if they had not been.
     */
    public static Instant moment(LocalDateTime local) {
        long asUtc = local.toEpochSecond(ZoneOffset.UTC);
        int before = offsetAt(asUtc - DAY_SECONDS);
        int after = offsetAt(asUtc + DAY_SECONDS);
        boolean isChanged = offsetAt(asUtc - before) != before && offsetAt(asUtc - after) == after;
        return local.toInstant(ZoneOffset.ofTotalSeconds(isChanged ? after : before));
    }
}
