package dev.jforeman.output;

import dev.jforeman.os.kernel.Pipes;
import dev.jforeman.os.kernel.Threads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One stream of a child, as its pump reads it. Normally it ends when the last process closes its other end. After
 * {@link #endWhenEmpty} it ends as soon as nothing more can be read, even if a process still holds the other end open.
 * What can be read is not lost, however long the log takes to accept it.
 */
final class ChildStream {
    private static final int END = -1;
    private static final int LARGE_PIPE = 1 << 20;
    private static final long LONGEST_RETURN_MS = 20;

    private final ReadableByteChannel channel;
    private final BooleanSupplier isEmpty;
    private boolean isReading;
    private boolean isEndingWhenEmpty;

    /** Not yet counted down while a read is in progress that may have to be ended. */
    private CountDownLatch returned = new CountDownLatch(0);

    /**
     * A stream that is read until its other end is closed.
     *
     * @param isEmpty whether a read would have to wait now
     */
    ChildStream(ReadableByteChannel channel, BooleanSupplier isEmpty) {
        this.channel = channel;
        this.isEmpty = isEmpty;
    }

    /**
     * Waits for more.
     *
     * @return the number of bytes read; negative at the end, which on a terminal is also reached when no process holds
     *     it any more
     */
    int read(ByteBuffer into) {
        if (!begin()) {
            return END;
        }
        try {
            return channel.read(into);
        } catch (IOException _) {
            return END;
        } finally {
            pause();
        }
    }

    private synchronized boolean begin() {
        isReading = !(isEndingWhenEmpty && isEmpty.getAsBoolean());
        return isReading;
    }

    private synchronized void pause() {
        isReading = false;
        returned.countDown();
    }

    /** Reads only the output that already exists, and then ends. */
    synchronized void endWhenEmpty() {
        isEndingWhenEmpty = true;
        if (isReading && returned.getCount() == 0 && isEmpty.getAsBoolean()) {
            CountDownLatch observed = new CountDownLatch(1);
            returned = observed;
            Threads.retry("end of output", () -> closeUnlessReturned(observed));
        }
    }

    /**
     * Closes the stream if the read does not return soon. A terminal looks empty while a read that took everything
     * returns, although the kernel may be about to deliver more. After such a read, the reader itself checks whether
     * there is more.
     */
    private void closeUnlessReturned(CountDownLatch observed) {
        try {
            if (!observed.await(LONGEST_RETURN_MS, TimeUnit.MILLISECONDS)) {
                closeIfWaiting(observed);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void closeIfWaiting(CountDownLatch observed) {
        if (observed.getCount() > 0 && isEmpty.getAsBoolean()) {
            close();
        }
    }

    /** Enlarges its buffer because the child writes much. */
    void enlarge() {
        Pipes.enlarge(channel, LARGE_PIPE);
    }

    /** Ends it, even if more could be read. */
    void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // nothing else can be done about a stream that cannot be closed
        }
    }
}
