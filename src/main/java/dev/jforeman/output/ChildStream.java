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
 * One stream of a child, as its pump reads it. Once nothing waits for the child any longer, the stream ends as soon as
 * it is empty, even if a process still holds its other end; but not before, however long the log takes to be read.
 */
final class ChildStream {
    private static final int END = -1;
    private static final int LARGE_PIPE = 1 << 20;
    private static final long LONGEST_RETURN_MS = 20;

    private final ReadableByteChannel channel;
    private final BooleanSupplier isEmpty;
    private boolean isReading;
    private boolean isEndingWhenEmpty;

    /** Open as long as a read that may have to be ended has not returned. */
    private CountDownLatch returned = new CountDownLatch(0);

    /**
     * A stream that is waited for.
     *
     * @param isEmpty whether nothing can be read from it now
     */
    ChildStream(ReadableByteChannel channel, BooleanSupplier isEmpty) {
        this.channel = channel;
        this.isEmpty = isEmpty;
    }

    /**
     * Waits for more.
     *
     * @return how many bytes were read; negative at the end, which is also reached when no process holds the terminal
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

    /** Only the output that is there already is still awaited. */
    synchronized void endWhenEmpty() {
        isEndingWhenEmpty = true;
        if (isReading && returned.getCount() == 0 && isEmpty.getAsBoolean()) {
            CountDownLatch observed = new CountDownLatch(1);
            returned = observed;
            Threads.start("end of output", () -> closeUnlessReturned(observed));
        }
    }

    /**
     * A terminal looks empty while the read that took all of it returns, although the kernel has more to put there. So a
     * read that returns soon is left alone: the reader itself then looks whether there is more.
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

    /** Enlarges its buffer, because its child writes much. */
    void enlarge() {
        Pipes.enlarge(channel, LARGE_PIPE);
    }

    /** Ends it, whatever can still be read. */
    void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // a stream that cannot be closed is closed already
        }
    }
}
