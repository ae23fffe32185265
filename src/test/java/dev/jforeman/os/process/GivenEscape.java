package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Proc;

/** Creates escaped processes for tests. */
public final class GivenEscape {
    private GivenEscape() {}

    /** Treats the leader of a running group as an escaped process. */
    public static EscapedProcess of(RealGroup group) {
        return new EscapedProcess(Proc.find(group.number()).orElseThrow());
    }
}
