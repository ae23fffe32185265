package dev.jforeman.sim;

import dev.jforeman.model.Outcome;
import dev.jforeman.supervisor.Event.SpawnFailed.Retry;
import java.util.List;
import java.util.Random;

/**
 * The behaviour of one child. All times are in milliseconds; {@link #NEVER} is long after every session.
 *
 * @param refusal the error of the operating system if the start fails
 * @param spawnTakes the time until its start is known
 * @param isEarly whether it exits before its start is known
 * @param livesFor the time from its start to its exit without a signal
 * @param end the outcome without a signal
 * @param endsAfterSignal the time from a stop signal to the leader's exit, {@link #NEVER} if ignored
 * @param endAfterSignal the outcome after a stop signal
 * @param diesAfterKill the time from KILL to its death
 * @param grandchildren the remaining group members, each with the time from a stop signal to its exit
 * @param grandchildrenLiveFor the time they live after the leader's exit without a signal
 * @param outputHeldFor the time for which a process outside the group holds the output, or {@link #CLOSED_EARLY}
 * @param bytes the size of its output
 * @param readyAfter the time until its probe succeeds
 * @param sickAfter the time until its live probe fails
 * @param commandTakes the duration of its stop command
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
        NONE(Retry.NEVER),
        /** For example EAGAIN, EMFILE or ENOMEM. */
        HEALS(Retry.ALWAYS),
        /** An error of jforeman itself. */
        MISHAP(Retry.LIMITED),
        /** For example ENOENT, EACCES or E2BIG. */
        LASTS(Retry.NEVER);

        private final Retry retry;

        Refusal(Retry retry) {
            this.retry = retry;
        }

        Retry retry() {
            return retry;
        }
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
        if (Seeds.percent(random, 8)) {
            return random.nextBoolean() ? Refusal.HEALS : Refusal.MISHAP;
        }
        return Seeds.percent(random, 3) ? Refusal.LASTS : Refusal.NONE;
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
