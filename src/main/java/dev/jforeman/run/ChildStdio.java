package dev.jforeman.run;

import dev.jforeman.os.StandardOutput;
import dev.jforeman.os.Stdio;
import dev.jforeman.os.WindowSize;

/** What standard streams the children get. */
@FunctionalInterface
interface ChildStdio {
    /** For the next child. */
    Stdio next();

    static ChildStdio pipes(StderrChoice stderr) {
        return switch (stderr) {
            case MERGE -> Stdio.OnePipe::new;
            case MARK -> Stdio.TwoPipes::new;
        };
    }

    /**
     * A terminal that is as wide as what is left of ours beside the prefix.
     *
     * @param prefixColumns how wide that is
     */
    static ChildStdio terminals(int prefixColumns) {
        return () -> new Stdio.Terminal(terminalSize(prefixColumns));
    }

    static WindowSize terminalSize(int prefixColumns) {
        return StandardOutput.size().map(ours -> ours.besides(prefixColumns)).orElse(WindowSize.UNKNOWN);
    }
}
