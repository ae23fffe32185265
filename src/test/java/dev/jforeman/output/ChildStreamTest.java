package dev.jforeman.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChildStreamTest {
    private final ByteBuffer buffer = ByteBuffer.allocate(4);

    /** A slow reader of the log kept the pump from reading for longer than the child was waited for. */
    @Test
    void whatIsInThePipeIsReadThoughTheChildIsNotAwaited() throws Exception {
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
    void aReadThatWaitsForMoreEnds() throws Exception {
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

    @Test
    void theEndOfThePipeIsTheEnd() throws Exception {
        Pipe pipe = Pipe.open();
        pipe.sink().close();

        assertThat(new ChildStream(pipe.source(), () -> false).read(buffer)).isNegative();
    }
}
