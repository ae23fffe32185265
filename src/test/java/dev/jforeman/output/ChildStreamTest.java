package dev.jforeman.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChildStreamTest {
    private final ByteBuffer buffer = ByteBuffer.allocate(4);

    /** A slow reader of the log once blocked the pump for longer than the wait for the child, and output was lost. */
    @Test
    void thePipeIsReadToItsEndAfterTheStreamIsToEnd() throws Exception {
        Pipe pipe = Pipe.open();
        AtomicInteger unread = new AtomicInteger(8);
        ChildStream inflow = new ChildStream(pipe.source(), () -> unread.get() == 0);
        pipe.sink().write(ByteBuffer.wrap(new byte[8]));

        inflow.endWhenEmpty();

        assertThat(inflow.read(buffer.clear())).isEqualTo(4);
        assertThat(inflow.read(buffer.clear())).isEqualTo(4);
        unread.set(0);
        assertThat(inflow.read(buffer.clear()))
                .as("the other end is still open")
                .isNegative();
        pipe.sink().close();
    }

    @Test
    void aBlockedReadEnds() throws Exception {
        Pipe pipe = Pipe.open();
        AtomicBoolean isAsked = new AtomicBoolean();
        ChildStream inflow = new ChildStream(pipe.source(), () -> {
            isAsked.set(true);
            return true;
        });
        CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> inflow.read(buffer.clear()));
        while (!read.isDone()) {
            inflow.endWhenEmpty();
            Thread.onSpinWait();
        }

        assertThat(isAsked.get()).isTrue();
        assertThat(read.get()).isNegative();
        pipe.sink().close();
    }

    /** A terminal looks empty while its last bytes are read. Bytes that the kernel delivered later were lost. */
    @Test
    void aPendingReadIsFinishedBeforeTheStreamEnds() throws Exception {
        AtomicInteger unread = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<ChildStream> stream = new CompletableFuture<>();
        Late late = new Late(() -> stream.join().endWhenEmpty(), unread);
        stream.complete(new ChildStream(late, () -> {
            asked.countDown();
            return unread.get() == 0;
        }));

        assertThat(stream.join().read(buffer.clear())).isEqualTo(4);
        assertThat(asked.getCount()).as("it was looked at while it was read").isZero();
        assertThat(stream.join().read(buffer.clear())).isEqualTo(4);
        assertThat(stream.join().read(buffer.clear())).isNegative();
    }

    /** Returns four bytes twice. The second four are available only after the first have been read. */
    private static final class Late implements ReadableByteChannel {
        private final Runnable whileReading;
        private final AtomicInteger unread;
        private boolean isClosed;

        Late(Runnable whileReading, AtomicInteger unread) {
            this.whileReading = whileReading;
            this.unread = unread;
        }

        @Override
        public synchronized int read(ByteBuffer into) throws ClosedChannelException {
            if (isClosed) {
                throw new ClosedChannelException();
            }
            into.put(new byte[4]);
            if (unread.get() == 0) {
                whileReading.run();
                unread.set(4);
            } else {
                unread.set(0);
            }
            return 4;
        }

        @Override
        public synchronized boolean isOpen() {
            return !isClosed;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    @Test
    void theEndOfThePipeIsTheEnd() throws Exception {
        Pipe pipe = Pipe.open();
        pipe.sink().close();

        assertThat(new ChildStream(pipe.source(), () -> false).read(buffer)).isNegative();
    }
}
