package dev.jforeman.os.kernel;

import java.io.FileDescriptor;
import java.nio.channels.Channel;
import java.util.OptionalInt;
import sun.nio.ch.IOUtil;
import sun.nio.ch.SelChImpl;

/**
 * The numbers by which the kernel knows open files. The JDK keeps them to itself, so this is the one class that uses
 * its internals; docs/decisions/0008-jdk-internals.md says what takes their place when they go.
 */
public final class Descriptors {
    private Descriptors() {}

    /** The number of a pipe or socket; empty for a channel of another kind. */
    public static OptionalInt number(Channel channel) {
        return channel instanceof SelChImpl selectable ? OptionalInt.of(selectable.getFDVal()) : OptionalInt.empty();
    }

    /** A descriptor that was opened by a call of the C library, for streams and channels. */
    public static FileDescriptor ofNumber(int number) {
        return IOUtil.newFD(number);
    }
}
