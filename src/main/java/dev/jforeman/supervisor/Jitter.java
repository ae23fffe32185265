package dev.jforeman.supervisor;

/** Numbers that look random and are a function of the session's seed: the same history gives the same jitter. */
final class Jitter {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Jitter() {}

    /** A number for the present incarnation of an instance. */
    static long roll(SessionState session, Instance instance) {
        long who = ((long) instance.rules().name().hashCode() << 32) + instance.incarnation();
        long mixed = session.seed() + GOLDEN_GAMMA * who;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
