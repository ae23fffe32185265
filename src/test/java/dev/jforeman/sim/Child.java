package dev.jforeman.sim;

import dev.jforeman.model.Outcome;

/** A fake process group in its real state, which the core may not know yet. */
final class Child {
    final Key key;
    final Script script;
    private boolean isLeaderAlive = true;
    private boolean isSpawnKnown;
    private boolean isSignalled;
    private boolean isKilled;
    private boolean isReleased;
    private boolean isOutputShown;
    private boolean isOutputClosed;
    private int grandchildren;

    Child(Key key, Script script) {
        this.key = key;
        this.script = script;
        this.grandchildren = script.grandchildren().size();
    }

    boolean hasMembers() {
        return isLeaderAlive || grandchildren > 0;
    }

    boolean isLeaderAlive() {
        return isLeaderAlive;
    }

    void leaderEnds() {
        isLeaderAlive = false;
    }

    void grandchildEnds() {
        grandchildren--;
    }

    void killAll() {
        isLeaderAlive = false;
        grandchildren = 0;
    }

    int grandchildren() {
        return grandchildren;
    }

    boolean isSpawnKnown() {
        return isSpawnKnown;
    }

    void spawnIsKnown() {
        isSpawnKnown = true;
    }

    /** Whether this is the first signal that requests its exit. */
    boolean signal() {
        boolean isFirst = !isSignalled;
        isSignalled = true;
        return isFirst;
    }

    boolean isSignalled() {
        return isSignalled;
    }

    boolean kill() {
        boolean isFirst = !isKilled;
        isKilled = true;
        return isFirst;
    }

    boolean isKilled() {
        return isKilled;
    }

    Outcome killed() {
        return new Outcome.Signalled(9, "SIGKILL", false);
    }

    boolean isReleased() {
        return isReleased;
    }

    void release() {
        isReleased = true;
    }

    boolean isOutputShown() {
        return isOutputShown;
    }

    void showOutput() {
        isOutputShown = true;
    }

    boolean isOutputClosed() {
        return isOutputClosed;
    }

    void closeOutput() {
        isOutputClosed = true;
    }
}
