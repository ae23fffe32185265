package dev.jforeman.os.kernel;

import java.io.FileDescriptor;
import java.nio.channels.Channel;
import java.util.OptionalInt;
import sun.nio.ch.IOUtil;
import sun.nio.ch.SelChImpl;

/**
 * File descriptor numbers. The JDK has no public API for them, so this is the only class that uses its internals;
 * docs/decisions/0008-jdk-internals.md says what replaces them if they are removed.
 */
public final class Descriptors {
    private Descriptors() {}

    /** The number of a pipe or socket; empty for a channel of another kind. */
    public static OptionalInt number(Channel channel) {
        return channel instanceof SelChImpl selectable ? OptionalInt.of(selectable.getFDVal()) : OptionalInt.empty();
    }

    /** The descriptor for a number returned by a call of the C library, for streams and channels. */
    public static FileDescriptor ofNumber(int number) {
        return IOUtil.newFD(number);
    }
}
