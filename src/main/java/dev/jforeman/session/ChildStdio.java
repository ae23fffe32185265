package dev.jforeman.session;

import dev.jforeman.model.ProcessSpec;
import dev.jforeman.os.kernel.WindowSize;
import dev.jforeman.os.process.Stdio;
import dev.jforeman.os.terminal.StandardOutput;
import dev.jforeman.output.LogOptions.StreamOptions;
import java.util.function.IntSupplier;

/**
 * What standard streams the children get; one that gets the keyboard also gets the whole width.
 *
 * @param options what the user wants
 * @param isTerminal whether our own output is a terminal, or was one before we went into the background
 * @param prefixColumns how much of its width is in front of the children's text
 */
record ChildStdio(StreamOptions options, boolean isTerminal, IntSupplier prefixColumns) {

    /** For an instance that is started now; the size of a terminal is that of this moment. */
    Stdio of(ProcessSpec spec) {
        if (options.interactive().filter(spec.name()::equals).isPresent()) {
            return new Stdio.Terminal(StandardOutput.size().orElse(WindowSize.UNKNOWN), Stdio.Input.OPEN);
        }
        Stdio.Input input = spec.stdio().isInputClosed() ? Stdio.Input.AT_END : Stdio.Input.OPEN;
        return options.pty().of(spec).isWanted(isTerminal) ? new Stdio.Terminal(besidePrefix(), input) : pipes(input);
    }

    private WindowSize besidePrefix() {
        return StandardOutput.size()
                .map(ours -> ours.besides(prefixColumns.getAsInt()))
                .orElse(WindowSize.UNKNOWN);
    }

    private Stdio pipes(Stdio.Input input) {
        return switch (options.stderr()) {
            case MERGE -> new Stdio.OnePipe(input);
            case MARK -> new Stdio.TwoPipes(input);
        };
    }
}
