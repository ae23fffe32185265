package dev.jforeman.session;

import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.kernel.WindowSize;
import dev.jforeman.os.process.ProcessHost.Stdio;
import dev.jforeman.os.terminal.KeyForwarder;
import dev.jforeman.os.terminal.Keyboard;
import dev.jforeman.os.terminal.StandardOutput;
import dev.jforeman.output.LogOptions;
import dev.jforeman.output.LogOptions.StreamOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Our own terminal, as far as the children have a part in it: they run on terminals that follow its size, and one of
 * them may have the keyboard.
 *
 * @param stdio what the children get
 * @param typist hands on the keys, if a process gets them
 * @param isSizeFollowed whether we have a size
 */
record Console(ChildStdio stdio, Optional<KeyForwarder> typist, boolean isSizeFollowed) implements AutoCloseable {
    /**
     * The part the user wants them to have.
     *
     * @param isTerminal whether our own output is a terminal
     * @param prefixColumns how much of its width is in front of the children's text
     */
    static Console of(LogOptions options, boolean isTerminal, IntSupplier prefixColumns) {
        ChildStdio stdio = new ChildStdio(options.streams(), StandardOutput.isBegunOnTerminal(), prefixColumns);
        Optional<KeyForwarder> typist =
                options.streams().interactive().map(name -> new KeyForwarder(name, Keyboard.open()));
        return new Console(stdio, typist, isTerminal);
    }

    /** Begins to follow the size, and the keys. */
    void follow(Children children) {
        if (isSizeFollowed) {
            Signals.handle(List.of(Signal.WINCH), _ -> children.resize());
        }
        typist.ifPresent(keys -> Threads.repeat("typist", keys));
    }

    /** The terminal is as it was before. */
    @Override
    public void close() {
        typist.ifPresent(KeyForwarder::close);
    }

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
            return options.pty().of(spec).isWanted(isTerminal)
                    ? new Stdio.Terminal(besidePrefix(), input)
                    : pipes(input);
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
}
