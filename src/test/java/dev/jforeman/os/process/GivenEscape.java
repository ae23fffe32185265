package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Proc;

/** Processes as those that left their group, for tests. */
public final class GivenEscape {
    private GivenEscape() {}

    /** The leader of a group that runs. */
    public static EscapedProcess of(RealGroup group) {
        return new EscapedProcess(Proc.find(group.number()).orElseThrow());
    }
}
