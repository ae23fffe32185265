package dev.jforeman.run;

import dev.jforeman.os.StandardOutput;
import dev.jforeman.os.Stdio;
import dev.jforeman.os.WindowSize;
import dev.jforeman.plan.InstanceName;

/** What standard streams the children get. */
@FunctionalInterface
interface ChildStdio {
    /** For an instance that is started now; the size of a terminal is that of this moment. */
    Stdio of(InstanceName name);

    static ChildStdio pipes(StderrChoice stderr) {
        return switch (stderr) {
            case MERGE -> _ -> new Stdio.OnePipe();
            case MARK -> _ -> new Stdio.TwoPipes();
        };
    }

    /**
     * A terminal that is as wide as what is left of ours beside the prefix.
     *
     * @param prefixColumns how wide that is
     */
    static ChildStdio terminals(int prefixColumns) {
        return _ -> new Stdio.Terminal(
                StandardOutput.size().map(ours -> ours.besides(prefixColumns)).orElse(WindowSize.UNKNOWN));
    }

    /** One instance has the whole of our terminal. */
    default ChildStdio withKeyboardFor(InstanceName typed) {
        return name ->
                name.equals(typed) ? new Stdio.Terminal(StandardOutput.size().orElse(WindowSize.UNKNOWN)) : of(name);
    }
}
