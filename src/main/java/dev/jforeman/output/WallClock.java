package dev.jforeman.output;

import dev.jforeman.text.ClockText;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.Stamp;
import java.util.TimeZone;

/** The time people read, for one thread. It decides nothing: that is done by the monotonic clock. */
final class WallClock {
    private static final long ZONE_CHECK_MS = 60_000;

    private final ClockText text;
    private final boolean isUtc;
    private long zoneCheckedMillis = Long.MIN_VALUE;
    private int offsetSeconds;

    WallClock(Timestamps style, long startMillis, boolean isUtc) {
        this.text = new ClockText(style, startMillis);
        this.isUtc = isUtc;
    }

    Stamp now() {
        long now = System.currentTimeMillis();
        return text.at(now, isUtc ? 0 : offset(now));
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
