package dev.jforeman.os.kernel;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The system's time zone: TZ in each of its forms, otherwise {@code /etc/localtime}, as the C library and therefore
 * {@code date} interpret them. Java interprets TZ differently: its {@code GMT+5} is east of Greenwich, and its {@code
 * IST} is India.
 */
public final class LocalZone {
    private static final long DAY_SECONDS = 24 * 60 * 60;

    private LocalZone() {}

    /** The offset of local time from UTC at a moment, in seconds; positive east of Greenwich. */
    public static int offsetSeconds(long epochMillis) {
        return offsetAt(Math.floorDiv(epochMillis, 1000L));
    }

    private static int offsetAt(long epochSecond) {
        return (int) Libc.localtimeOffset(epochSecond);
    }

    /** The local time at a moment. */
    public static LocalDateTime at(Instant moment) {
        long second = moment.getEpochSecond();
        return LocalDateTime.ofEpochSecond(second, moment.getNano(), ZoneOffset.ofTotalSeconds(offsetAt(second)));
    }

    /**
     * The moment at which local clocks show this time. If there are two, the first one. A time that is skipped when
     * clocks are put forward is converted as if they had not been.
     */
    public static Instant moment(LocalDateTime local) {
        long asUtc = local.toEpochSecond(ZoneOffset.UTC);
        int before = offsetAt(asUtc - DAY_SECONDS);
        int after = offsetAt(asUtc + DAY_SECONDS);
        boolean isChanged = offsetAt(asUtc - before) != before && offsetAt(asUtc - after) == after;
        return local.toInstant(ZoneOffset.ofTotalSeconds(isChanged ? after : before));
    }
}
