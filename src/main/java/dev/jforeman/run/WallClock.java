package dev.jforeman.run;

import dev.jforeman.stream.ClockText;
import dev.jforeman.stream.Stamp;
import dev.jforeman.stream.Timestamps;
import java.util.TimeZone;

/** The time people read, for one thread. It decides nothing: that is done by the monotonic clock. */
final class WallClock {
    private static final long ZONE_CHECK_MS = 60_000;

    private final ClockText text;
    private long zoneCheckedMillis = Long.MIN_VALUE;
    private int offsetSeconds;

    WallClock(Timestamps style, long startMillis) {
        this.text = new ClockText(style, startMillis);
    }

    Stamp now() {
        long now = System.currentTimeMillis();
        return text.at(now, offset(now));
    }

    /** Looked up once a minute: zones change at full minutes. */
    private int offset(long now) {
        long minute = now / ZONE_CHECK_MS;
        if (minute != zoneCheckedMillis) {
            zoneCheckedMillis = minute;
            offsetSeconds = TimeZone.getDefault().getOffset(now) / 1000;
        }
        return offsetSeconds;
    }
}
