package dev.jforeman.control.protocol;

/** What a line of the protocol turned out to be. */
public sealed interface Decoded<T> {
    record Good<T>(T value) implements Decoded<T> {}

    /** It means nothing; why, for people. */
    record Bad<T>(String why) implements Decoded<T> {}
}
