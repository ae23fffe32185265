package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Errno.ErrnoException;
import dev.jforeman.os.kernel.WindowSize;
import dev.jforeman.os.process.ProcessHost.Stdio;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Connects the standard streams of one child. It is opened before the child starts and closed once it runs. */
interface StdioSetup extends AutoCloseable {
    /** Opens the streams that a {@link Stdio} describes. */
    static StdioSetup open(Stdio stdio) throws IOException {
        return switch (stdio) {
            case Stdio.OnePipe(Stdio.Input input) -> PipeStdio.merged(input);
            case Stdio.TwoPipes(Stdio.Input input) -> PipeStdio.separate(input);
            case Stdio.OurOwn _ -> new InheritedStdio();
            case Stdio.Terminal(WindowSize size, Stdio.Input input) -> PtyStdio.open(size, input);
        };
    }

    /** The argument vector that runs a shell command on these streams, as a session leader. */
    List<String> words(String command);

    /** Passes the child's ends to the builder. */
    void connect(ProcessBuilder builder);

    /**
     * The number by which a child whose pid is not known yet can be found among all processes, see {@link
     * Watchdog#expect}.
     */
    OptionalLong pipeNumber() throws IOException;

    /** Our ends. */
    ParentEnds ours();

    /** Closes our copies of the child's ends. */
    @Override
    void close() throws IOException;

    /** The child shares our standard output; there is nothing to read. */
    record InheritedStdio() implements StdioSetup {
        @Override
        public List<String> words(String command) {
            return SessionLeader.shell(command);
        }

        @Override
        public void connect(ProcessBuilder builder) {
            builder.redirectInput(new File("/dev/null"))
                    .redirectOutput(Redirect.INHERIT)
                    .redirectError(Redirect.INHERIT);
        }

        @Override
        public OptionalLong pipeNumber() {
            return OptionalLong.empty();
        }

        @Override
        public ParentEnds ours() {
            return new ParentEnds(
                    Channels.newChannel(new ByteArrayInputStream(new byte[0])), Optional.empty(), Optional.empty());
        }

        @Override
        public void close() {}
    }

    /**
     * Output goes to pipes of ours. If standard input is open, it is a pipe of the JDK, which keeps its other end.
     *
     * @param errors absent if standard error is merged into the output
     */
    record PipeStdio(Stdio.Input input, OutputPipe output, Optional<OutputPipe> errors) implements StdioSetup {
        static PipeStdio merged(Stdio.Input input) {
            return new PipeStdio(input, OutputPipe.open(), Optional.empty());
        }

        static PipeStdio separate(Stdio.Input input) throws IOException {
            OutputPipe output = OutputPipe.open();
            try {
                return new PipeStdio(input, output, Optional.of(OutputPipe.open()));
            } catch (ErrnoException e) {
                output.abandon();
                throw e;
            }
        }

        @Override
        public List<String> words(String command) {
            return SessionLeader.shell(command);
        }

        /**
         * Merged errors are redirected too. If the JDK were asked to merge them, it would keep one more pipe for each
         * child.
         */
        @Override
        public void connect(ProcessBuilder builder) {
            if (input == Stdio.Input.AT_END) {
                builder.redirectInput(new File("/dev/null"));
            }
            builder.redirectOutput(output.sink())
                    .redirectError(errors.orElse(output).sink());
        }

        @Override
        public OptionalLong pipeNumber() throws IOException {
            return output.number();
        }

        @Override
        public ParentEnds ours() {
            Optional<ReadableByteChannel> ofErrors = errors.map(OutputPipe::source);
            return new ParentEnds(output.source(), ofErrors, Optional.empty());
        }

        @Override
        public void close() throws IOException {
            output.close();
            if (errors.isPresent()) {
                errors.get().close();
            }
        }
    }

    /**
     * Streams on a pseudo-terminal. The child's shell opens it itself, which makes it the controlling terminal of the
     * session; no other process could do that for it.
     *
     * @param mark the child's output until it opens the terminal. Nothing is written to it; it serves to find the child
     */
    record PtyStdio(Pty pty, OutputPipe mark, Stdio.Input input) implements StdioSetup {
        static PtyStdio open(WindowSize size, Stdio.Input input) throws IOException {
            OutputPipe mark = OutputPipe.open();
            try {
                return new PtyStdio(Pty.open(size), mark, input);
            } catch (ErrnoException e) {
                mark.abandon();
                throw e;
            }
        }

        @Override
        public List<String> words(String command) {
            return SessionLeader.shellOn(pty.path(), input, command);
        }

        @Override
        public void connect(ProcessBuilder builder) {
            builder.redirectInput(new File("/dev/null"))
                    .redirectOutput(mark.sink())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
        }

        @Override
        public OptionalLong pipeNumber() throws IOException {
            return mark.number();
        }

        @Override
        public ParentEnds ours() {
            return new ParentEnds(pty.screen(), Optional.empty(), Optional.of(pty));
        }

        /** If we hold the child's end of the terminal too, it stays open until the child is gone. */
        @Override
        public void close() throws IOException {
            mark.abandon();
        }
    }

    /**
     * Our ends of a child's streams.
     *
     * @param output the child's output
     * @param errors the child's standard error, if it is separate
     * @param terminal the child's terminal, if it has one
     */
    record ParentEnds(ReadableByteChannel output, Optional<ReadableByteChannel> errors, Optional<Pty> terminal)
            implements AutoCloseable {
        @Override
        public void close() {
            terminal.ifPresent(ParentEnds::close);
            close(output);
            errors.ifPresent(ParentEnds::close);
        }

        private static void close(AutoCloseable end) {
            try {
                end.close();
            } catch (Exception _) {
                // nothing else can be done about a stream that cannot be closed
            }
        }
    }
}
