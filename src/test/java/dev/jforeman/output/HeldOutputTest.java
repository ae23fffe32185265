package dev.jforeman.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.model.Incarnation;
import dev.jforeman.model.InstanceName;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

    /** The end was once lost if its report failed, and jforeman then waited for it when everything else was over. */
    @Test
    void anEndWhoseReportFailsCanBeReportedAgain() throws Exception {
        Pipe pipe = Pipe.open();
        List<String> told = new ArrayList<>();
        ChildStream output = new ChildStream(pipe.source(), () -> true);
        ChildStream errors = new ChildStream(pipe.source(), () -> true);
        Deque<Runnable> reports = new ArrayDeque<>(List.of(HeldOutputTest::fail, () -> told.add("ended")));
        Deque<Runnable> releases = new ArrayDeque<>(List.of(HeldOutputTest::fail, () -> told.add("released")));
        streams.add(RUN, List.of(output, errors), () -> reports.remove().run());
        streams.release(RUN, () -> releases.remove().run());
        streams.ended(RUN, output);

        assertThatThrownBy(() -> streams.ended(RUN, errors)).hasMessage("injected");
        assertThatThrownBy(() -> streams.ended(RUN, errors)).hasMessage("injected");
        assertThat(streams.count()).isEqualTo(1);
        streams.ended(RUN, errors);
        streams.ended(RUN, errors);

        assertThat(told).containsExactly("ended", "released");
        assertThat(streams.count()).isZero();
    }

    private static void fail() {
        throw new IllegalStateException("injected");
    }

    @Test
    void aStreamThatEndsTwiceIsNotTheOther() throws Exception {
        ChildStream output = new ChildStream(Pipe.open().source(), () -> true);
        ChildStream errors = new ChildStream(Pipe.open().source(), () -> true);
        List<String> told = new ArrayList<>();
        streams.add(RUN, List.of(output, errors), () -> told.add("ended"));

        streams.ended(RUN, output);
        streams.ended(RUN, output);
        assertThat(told).isEmpty();
        streams.ended(RUN, errors);

        assertThat(told).containsExactly("ended");
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
        ChildStream stream = new ChildStream(held.source(), () -> true);
        streams.add(RUN, List.of(stream), () -> {});
        CompletableFuture<Void> hangUp =
                CompletableFuture.runAsync(() -> streams.closeAfter(RUN, TimeUnit.HOURS.toMillis(1)));

        streams.ended(RUN, stream);

        hangUp.get(10, TimeUnit.SECONDS);
        assertThat(held.source().isOpen()).isTrue();
    }
}
