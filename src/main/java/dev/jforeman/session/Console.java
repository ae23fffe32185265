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
 * What the children have of our own terminal: their terminals follow its size, and one of them may receive the keys.
 *
 * @param stdio the standard streams of the children
 * @param keyForwarder passes on keys, if a process receives them
 * @param isSizeFollowed whether our terminal has a size
 */
record Console(ChildStdio stdio, Optional<KeyForwarder> keyForwarder, boolean isSizeFollowed) implements AutoCloseable {
    /**
     * A console for these options.
     *
     * @param isTerminal whether our own output is a terminal
     * @param prefixColumns the width of the prefix before the children's output
     */
    static Console of(LogOptions options, boolean isTerminal, IntSupplier prefixColumns) {
        ChildStdio stdio = new ChildStdio(options.streams(), StandardOutput.isBegunOnTerminal(), prefixColumns);
        Optional<KeyForwarder> keyForwarder =
                options.streams().interactive().map(name -> new KeyForwarder(name, Keyboard.open()));
        return new Console(stdio, keyForwarder, isTerminal);
    }

    /** Starts following the size and passing on keys. */
    void follow(Children children) {
        if (isSizeFollowed) {
            Signals.handle(List.of(Signal.WINCH), _ -> children.resize());
        }
        keyForwarder.ifPresent(keys -> Threads.repeat("key-forwarder", keys));
    }

    /** Restores our terminal. */
    @Override
    public void close() {
        keyForwarder.ifPresent(KeyForwarder::close);
    }

    /**
     * The standard streams of the children. One that receives the keys also has the full width of the terminal.
     *
     * @param options the user's options
     * @param isTerminal whether our own output is a terminal, or was one before we went into the background
     * @param prefixColumns the width of the prefix before the children's output
     */
    record ChildStdio(StreamOptions options, boolean isTerminal, IntSupplier prefixColumns) {

        /** The streams for an instance that is started now. The size of its terminal is the current one. */
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
