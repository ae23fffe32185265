package dev.jforeman.output;

import dev.jforeman.os.kernel.LocalZone;
import dev.jforeman.text.ClockText;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.Stamp;

/** The wall-clock time for the log. Decisions use the monotonic clock. Not thread-safe. */
public final class WallClock {
    private static final long ZONE_CHECK_MS = 60_000;

    private final ClockText text;
    private final boolean hasZone;
    private long zoneCheckedMillis = Long.MIN_VALUE;
    private int offsetSeconds;

    public WallClock(Timestamps style, long startMillis, boolean isUtc) {
        this.text = new ClockText(style, startMillis);
        this.hasZone = !isUtc && style.isOfDay();
    }

    Stamp now() {
        return at(System.currentTimeMillis());
    }

    /** The stamp of a moment, in milliseconds since the epoch. */
    public Stamp at(long epochMillis) {
        return text.at(epochMillis, hasZone ? offset(epochMillis) : 0);
    }

    /** Determined once a minute: offsets change at full minutes. */
    private int offset(long epochMillis) {
        long minute = Math.floorDiv(epochMillis, ZONE_CHECK_MS);
        if (minute != zoneCheckedMillis) {
            zoneCheckedMillis = minute;
            offsetSeconds = LocalZone.offsetSeconds(epochMillis);
        }
        return offsetSeconds;
    }
}
