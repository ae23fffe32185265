package dev.jforeman.os;

/** What a child's standard streams are. */
public sealed interface Stdio {
    /** Output and errors share one pipe, so that they stay in order. */
    record OnePipe() implements Stdio {}

    /** Errors have a pipe of their own. */
    record TwoPipes() implements Stdio {}

    /** Output and errors go where ours go; standard input is empty. */
    record OurOwn() implements Stdio {}

    /** All three are a pseudo-terminal, the controlling one of the child's session. */
    record Terminal(WindowSize size) implements Stdio {}
}
