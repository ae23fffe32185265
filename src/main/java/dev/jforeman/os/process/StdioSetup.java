package dev.jforeman.os.process;

import dev.jforeman.os.kernel.WindowSize;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** How the standard streams of one child are connected: made before it starts, closed once it runs. */
interface StdioSetup extends AutoCloseable {
    /** What a {@link Stdio} asks for. */
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

    /** Tells the builder about the child's ends. */
    void connect(ProcessBuilder builder);

    /**
     * By which a child that we could not yet name can be found among all processes, see {@link Watchdog#expect}. Who is
     * on a terminal need not be found: it hangs up with us.
     */
    OptionalLong pipeNumber() throws IOException;

    /** The ends that stay with us. */
    ParentEnds ours();

    /** Closes our copies of the child's ends. */
    @Override
    void close() throws IOException;
}
