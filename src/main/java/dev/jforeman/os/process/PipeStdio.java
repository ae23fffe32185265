package dev.jforeman.os.process;

import dev.jforeman.os.kernel.ErrnoException;
import java.io.File;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Output to pipes of ours. An open standard input is a pipe of the JDK's, of which it keeps the other end.
 *
 * @param errors absent where errors go the way of the output
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

    /** Merged errors are redirected too: asked to merge them, the JDK would keep one more pipe for each child. */
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
