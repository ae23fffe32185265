package dev.jforeman.text;

import java.time.LocalDate;

/**
 * Renders the time for {@link Stamp}s. The time is an argument: this class reads no clock. Moments that are rendered
 * alike share one {@code Stamp} object, so a call for each read allocates nothing. Not thread-safe.
 */
public final class ClockText {
    private static final int DAY_SECONDS = 24 * 60 * 60;

    private final Timestamps style;
    private final long startMillis;
    private long lastMoment = Long.MIN_VALUE;
    private int lastOffset;
    private Stamp last = Stamp.NONE;

    /**
     * A clock with one style of timestamps.
     *
     * @param startMillis what {@link Timestamps#ELAPSED} counts from, milliseconds since the epoch
     */
    public ClockText(Timestamps style, long startMillis) {
        this.style = style;
        this.startMillis = startMillis;
    }

    /**
     * The stamp of a moment.
     *
     * @param epochMillis milliseconds since the epoch
     * @param offsetSeconds how far local time is ahead of UTC, 0 for UTC
     */
    public Stamp at(long epochMillis, int offsetSeconds) {
        long moment = style == Timestamps.TIME ? Math.floorDiv(epochMillis, 1000) : epochMillis;
        if (moment != lastMoment || offsetSeconds != lastOffset) {
            lastMoment = moment;
            lastOffset = offsetSeconds;
            last = render(epochMillis, offsetSeconds);
        }
        return last;
    }

    private Stamp render(long epochMillis, int offsetSeconds) {
        long localMillis = epochMillis + offsetSeconds * 1000L;
        return switch (style) {
            case OFF -> Stamp.NONE;
            case TIME -> new Stamp(timeOfDay(localMillis).toString());
            case ELAPSED -> new Stamp(elapsed(Math.max(0, epochMillis - startMillis)));
            case ISO ->
                new Stamp(date(localMillis) + "T" + withMillis(timeOfDay(localMillis), localMillis)
                        + offset(offsetSeconds));
        };
    }

    private static LocalDate date(long localMillis) {
        return LocalDate.ofEpochDay(Math.floorDiv(localMillis, DAY_SECONDS * 1000L));
    }

    private static StringBuilder timeOfDay(long localMillis) {
        return clock(Math.floorMod(Math.floorDiv(localMillis, 1000), (long) DAY_SECONDS));
    }

    private static String elapsed(long millis) {
        return withMillis(clock(millis / 1000), millis);
    }

    private static StringBuilder clock(long seconds) {
        StringBuilder text = new StringBuilder(16);
        twoDigits(text, seconds / 3600).append(':');
        twoDigits(text, seconds / 60 % 60).append(':');
        return twoDigits(text, seconds % 60);
    }

    private static StringBuilder twoDigits(StringBuilder text, long number) {
        return (number < 10 ? text.append('0') : text).append(number);
    }

    private static String withMillis(StringBuilder clock, long millis) {
        int thousandths = (int) Math.floorMod(millis, 1000L);
        return clock.append('.')
                .append(Integer.toString(1000 + thousandths), 1, 4)
                .toString();
    }

    private static String offset(int seconds) {
        if (seconds == 0) {
            return "Z";
        }
        StringBuilder text = new StringBuilder(8).append(seconds < 0 ? '-' : '+');
        int minutes = Math.abs(seconds) / 60;
        twoDigits(text, minutes / 60).append(':');
        return twoDigits(text, minutes % 60).toString();
    }

    /** The style of the timestamp before each line. */
    public enum Timestamps {
        /** The time of day, {@code 04:35:18}, as in foreman. */
        TIME,
        /** Date and time as RFC 3339 has them, {@code 2026-11-24T04:35:18.042+01:00}. */
        ISO,
        /** The time since the start, {@code 00:00:12.345}. */
        ELAPSED,
        /** No timestamp. */
        OFF;

        /** Whether it depends on the time zone. */
        public boolean isOfDay() {
            return this == TIME || this == ISO;
        }
    }
}
