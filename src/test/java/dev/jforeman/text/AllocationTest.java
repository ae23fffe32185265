package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.LineFormatter.EscapePolicy;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Formatting lines of output allocates no memory. */
class AllocationTest {
    private static final int CHUNKS = 300;
    private static final History.Run RUN = new History.Run(1, 1);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final byte[] chunk = Bytes.of("\033[32minfo\033[0m some text of a log line\r\n".repeat(1000) + "a part");
    private final LineAssembler lines = new LineAssembler();
    private final History history = new History(1 << 20);
    private final ClockText clock = new ClockText(Timestamps.TIME, 0);
    private final Block block = new Block();

    @ParameterizedTest
    @EnumSource
    void aLineAllocatesNoMemory(EscapePolicy escapes) {
        LineFormatter formatter = new PrefixedLines(Prefix.coloured("web.1", Colour.CYAN), escapes);
        carry(formatter);
        long before = threads.getCurrentThreadAllocatedBytes();
        long linesBefore = lines.linesIn();
        carry(formatter);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(lines.linesIn() - linesBefore).isEqualTo(1000L * CHUNKS);
        assertThat(allocated).isLessThan(lines.linesIn() - linesBefore);
    }

    private void carry(LineFormatter formatter) {
        for (int i = 0; i < CHUNKS; i++) {
            history.add(i, i, RUN, History.Kind.OUTPUT, chunk, chunk.length);
            lines.feed(chunk, 0, chunk.length);
            while (lines.next()) {
                formatter.append(lines.line(), clock.at(i, 0), block);
                if (block.isFull()) {
                    block.clear();
                }
            }
        }
    }
}
