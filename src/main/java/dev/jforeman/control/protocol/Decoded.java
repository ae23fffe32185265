package dev.jforeman.control.protocol;

/** The result of reading a line of the protocol. */
public sealed interface Decoded<T> {
    record Good<T>(T value) implements Decoded<T> {}

    /** The line is invalid; the reason is a sentence for users. */
    record Bad<T>(String why) implements Decoded<T> {}
}
