package dev.jforeman.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.jforeman.model.Incarnation;
import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.InstanceName;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.LineFormatter.EscapePolicy;
import dev.jforeman.text.Prefix;
import dev.jforeman.text.PrefixedLines;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Passing on a flood of output, from the process to the output of jforeman, allocates no memory. */
@Timeout(60)
class FloodAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final byte[] CHUNK =
            ("some text of a log line\n".repeat(300) + "a part").getBytes(StandardCharsets.US_ASCII);
    private static final int LINES_A_CHUNK = 300;
    private static final int WARM_UP_CHUNKS = 1_000;
    private static final int CHUNKS = 10_000;
    private static final int WARM_UP_WRITES = 10;

    private final OutputMemory memory = new OutputMemory(96 << 20);
    private final QueuedBlockPool pool = new QueuedBlockPool(memory);
    private final WriteQueue queue = new WriteQueue(pool);
    private final Allocation pump = new Allocation();
    private final Allocation writer = new Allocation();

    @Test
    void aFloodOfOutputAllocatesNoMemory() throws Exception {
        Threads.repeat("writer", new OutputWriter(queue, new Sink(), () -> {}, _ -> {}));

        Pump reading = pump();
        boolean isMore = true;
        while (isMore) {
            isMore = reading.run();
        }

        long lines = (long) LINES_A_CHUNK * (CHUNKS - WARM_UP_CHUNKS);
        assertThat(pump.bytes()).as("of the thread that reads").isLessThan(lines);
        assertThat(writer.bytes()).as("of the thread that writes").isLessThan(lines);
    }

    private Pump pump() {
        LineFormatter formatter = new PrefixedLines(Prefix.plain("a.1"), EscapePolicy.COLOURS);
        LineSource source = new LineSource(new Incarnation(new InstanceName("a", 1), 1), 1, LineSource.Stream.OUTPUT);
        return new Pump(
                new ChildStream(new Flood(), () -> false),
                memory,
                new BoundedSink(queue, pool, memory::onTheWay, OnFull.WAIT, (_, _) -> {}),
                new Pump.Style(formatter, new WallClock(Timestamps.TIME, 0, true)),
                new Pump.Copies(new Histories(1, memory).recorder(source), Optional.empty()),
                Optional.of(new PromptFlush()),
                () -> {});
    }

    /** The bytes that the calling thread has allocated between two events. */
    private static final class Allocation {
        /** A thread that has allocated nothing yet reports 0. */
        private volatile long begin = -1;

        private volatile long end;

        void begin() {
            begin = THREADS.getCurrentThreadAllocatedBytes();
        }

        void note() {
            end = THREADS.getCurrentThreadAllocatedBytes();
        }

        long bytes() {
            assertThat(begin).isNotNegative();
            return end - begin;
        }
    }

    /** A channel that always has more to read. */
    private final class Flood implements ReadableByteChannel {
        private int chunks;

        @Override
        public int read(ByteBuffer into) {
            if (chunks == WARM_UP_CHUNKS) {
                pump.begin();
            }
            pump.note();
            int length = Math.min(CHUNK.length, into.remaining());
            into.put(CHUNK, 0, length);
            return ++chunks > CHUNKS ? -1 : length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    /** A channel that accepts everything. */
    private final class Sink implements WritableByteChannel {
        private int writes;

        @Override
        public int write(ByteBuffer from) {
            if (++writes == WARM_UP_WRITES) {
                writer.begin();
            }
            writer.note();
            int length = from.remaining();
            from.position(from.limit());
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
