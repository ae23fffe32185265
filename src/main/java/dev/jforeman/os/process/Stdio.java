package dev.jforeman.os.process;

import dev.jforeman.os.kernel.WindowSize;

/** What a child's standard streams are. */
public sealed interface Stdio {
    /** Output and errors share one pipe, so that they stay in order. */
    record OnePipe(Input input) implements Stdio {}

    /** Errors have a pipe of their own. */
    record TwoPipes(Input input) implements Stdio {}

    /** Output and errors go where ours go; standard input is empty. */
    record OurOwn() implements Stdio {}

    /** A pseudo-terminal, the controlling one of the child's session. */
    record Terminal(WindowSize size, Input input) implements Stdio {}

    /** What standard input is. */
    enum Input {
        /** A pipe nobody writes to, or the terminal. */
        OPEN,
        /** There is nothing to read, and never will be. */
        AT_END
    }
}
