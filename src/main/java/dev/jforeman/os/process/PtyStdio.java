package dev.jforeman.os.process;

import dev.jforeman.os.kernel.WindowSize;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Streams on a pseudo-terminal. The child's shell opens it itself: so it becomes the controlling terminal of the
 * session, which nobody else could make it.
 */
record PtyStdio(Pty pty, Stdio.Input input) implements StdioSetup {
    static PtyStdio open(WindowSize size, Stdio.Input input) {
        return new PtyStdio(Pty.open(size), input);
    }

    @Override
    public List<String> words(String command) {
        return SessionLeader.shellOn(pty.path(), input, command);
    }

    @Override
    public void connect(ProcessBuilder builder) {
        builder.redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    @Override
    public OptionalLong pipeNumber() {
        return OptionalLong.empty();
    }

    @Override
    public ParentEnds ours() {
        return new ParentEnds(pty.screen(), Optional.empty(), Optional.of(pty));
    }

    /** Nothing: only the child has opened the terminal's own end. */
    @Override
    public void close() {}
}
