package dev.jforeman.sim;

import dev.jforeman.model.Outcome;
import java.util.List;
import java.util.Random;

/**
 * What one child will do. All times are milliseconds; {@link #NEVER} is long after every session.
 *
 * @param refusal what the operating system says instead of starting it
 * @param spawnTakes until its start is known
 * @param isEarly it ends before its start is known
 * @param livesFor from its start to its end by itself
 * @param end how it ends by itself
 * @param endsAfterSignal from a stop signal to the leader's end, {@link #NEVER} if it ignores it
 * @param endAfterSignal how it ends then
 * @param diesAfterKill from KILL to its death
 * @param grandchildren what is left in its group after the leader, each with the time it ends after a stop signal
 * @param grandchildrenLiveFor after the leader's end, if they get no signal
 * @param outputHeldFor after the last member is gone, by a process that left the group, or {@link #CLOSED_EARLY}
 * @param bytes what it writes
 * @param readyAfter until its probe says yes
 * @param sickAfter until its live probe says no
 * @param commandTakes how long its stop command takes
 * @param doesCommandEndIt whether the stop command ends the leader
 */
record Script(
        Refusal refusal,
        long spawnTakes,
        boolean isEarly,
        long livesFor,
        Outcome end,
        long endsAfterSignal,
        Outcome endAfterSignal,
        long diesAfterKill,
        List<Long> grandchildren,
        long grandchildrenLiveFor,
        long outputHeldFor,
        int bytes,
        long readyAfter,
        long sickAfter,
        long commandTakes,
        boolean doesCommandEndIt) {
    static final long NEVER = 100_000_000_000L;

    /** The output is closed as soon as the child runs, as by a daemon. */
    static final long CLOSED_EARLY = -1;

    enum Refusal {
        NONE,
        /** As EAGAIN, EMFILE, ENOMEM. */
        HEALS,
        /** As ENOENT, EACCES, E2BIG. */
        LASTS
    }

    static Script draw(long seed, Key key) {
        Random random = Seeds.random(seed, "script", key.name(), key.incarnation());
        return new Script(
                refusal(random),
                Seeds.oneOf(random, 0, 1, 5, 5, 5, 20, 300),
                Seeds.percent(random, 5),
                Seeds.percent(random, 50)
                        ? NEVER
                        : Seeds.oneOf(random, 0, 200, 500, 1000, 5000, 29_999, 30_000, 45_000),
                end(random),
                Seeds.percent(random, 15)
                        ? NEVER
                        : Seeds.oneOf(random, 0, 0, 5, 100, 999, 1000, 2000, 4999, 5000, 5001),
                endAfterSignal(random),
                Seeds.percent(random, 4) ? Seeds.oneOf(random, 1999, 2000, 2001, 9000) : 1,
                grandchildren(random),
                Seeds.oneOf(random, 0, 500, 999, 1000, NEVER),
                Seeds.percent(random, 85)
                        ? Seeds.oneOf(random, 0, 1)
                        : Seeds.oneOf(random, 500, 999, 1000, 60_000, CLOSED_EARLY),
                random.nextInt(100_000),
                Seeds.percent(random, 10) ? NEVER : Seeds.oneOf(random, 0, 100, 900, 1000, 5000),
                Seeds.percent(random, 70) ? NEVER : Seeds.oneOf(random, 100, 5000, 31_000),
                Seeds.oneOf(random, 0, 10, 1000, 5000, 60_000),
                random.nextBoolean());
    }

    private static Refusal refusal(Random random) {
        return Seeds.percent(random, 8) ? Refusal.HEALS : Seeds.percent(random, 3) ? Refusal.LASTS : Refusal.NONE;
    }

    private static Outcome end(Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> new Outcome.Exited(0);
            case 3 -> new Outcome.Exited(1 + random.nextInt(255));
            case 4 -> new Outcome.Exited(1 + random.nextInt(5));
            case 5 -> new Outcome.Exited(127);
            case 6 -> new Outcome.Signalled(11, "SIGSEGV", random.nextBoolean());
            default -> new Outcome.Unknown();
        };
    }

    private static Outcome endAfterSignal(Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Outcome.Exited(0);
            case 2, 3 -> new Outcome.Signalled(15, "SIGTERM", false);
            case 4 -> new Outcome.Exited(143);
            default -> new Outcome.Exited(3);
        };
    }

    private static List<Long> grandchildren(Random random) {
        int count = Seeds.percent(random, 70) ? 0 : 1 + random.nextInt(3);
        return random.ints(count, 0, 4)
                .mapToObj(kind -> new long[] {0, 10, 3000, NEVER}[kind])
                .toList();
    }
}
