package dev.jforeman.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Incarnation;
import dev.jforeman.model.InstanceName;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Output that does not end by itself because its other end is held open, as with terminals on macOS. */
@Timeout(20)
class HeldOutputTest {
    private static final Incarnation RUN = new Incarnation(new InstanceName("a", 1), 1);

    private final ChildStreams streams = new ChildStreams();

    @Test
    void outputEndsOnceAllIsReadAndNoProcessIsLeft() throws Exception {
        Pipe held = Pipe.open();
        held.sink().write(ByteBuffer.wrap(new byte[3]));
        CompletableFuture<Boolean> read = new CompletableFuture<>();
        ChildStream stream = new ChildStream(held.source(), () -> read.getNow(false));
        streams.add(RUN, List.of(stream), () -> {});

        streams.endWhenEmpty(RUN);

        assertThat(stream.read(ByteBuffer.allocate(10))).isEqualTo(3);
        read.complete(true);
        assertThat(stream.read(ByteBuffer.allocate(10))).isNegative();
    }

    /** While the log is paused, nothing reads the output, and the killed process would not exit without a reader. */
    @Test
    void unreadOutputOfAKilledProcessIsClosed() throws Exception {
        Pipe held = Pipe.open();
        held.sink().write(ByteBuffer.wrap(new byte[3]));
        streams.add(RUN, List.of(new ChildStream(held.source(), () -> false)), () -> {});

        streams.closeAfter(RUN, 1);

        assertThat(held.source().isOpen()).isFalse();
    }

    @Test
    void outputOfAKilledProcessThatWasReadIsNotClosed() throws Exception {
        Pipe held = Pipe.open();
        streams.add(RUN, List.of(new ChildStream(held.source(), () -> true)), () -> {});
        CompletableFuture<Void> hangUp =
                CompletableFuture.runAsync(() -> streams.closeAfter(RUN, TimeUnit.HOURS.toMillis(1)));

        streams.ended(RUN);

        hangUp.get(10, TimeUnit.SECONDS);
        assertThat(held.source().isOpen()).isTrue();
    }
}
