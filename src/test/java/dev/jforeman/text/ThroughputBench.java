package dev.jforeman.text;

import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.LineFormatter.EscapePolicy;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Measures how many lines per second one thread turns from bytes of a process into prefixed bytes. Not a test:
 *
 * <pre>
 * mvn test-compile
 * java -XX:TieredStopAtLevel=1 -cp target/classes:target/test-classes dev.jforeman.text.ThroughputBench
 * java -cp target/classes:target/test-classes dev.jforeman.text.ThroughputBench
 * </pre>
 *
 * <p>Each figure is the best of five runs; {@code bytes/line} is what the thread allocated in it.
 */
public final class ThroughputBench {
    private static final int CHUNK = 1 << 16;
    private static final int ROUNDS = 5;
    private static final int CHUNKS_PER_ROUND = 4000;

    private ThroughputBench() {}

    public static void main(String[] args) {
        System.out.printf(Locale.ROOT, "%-44s %10s %8s %10s%n", "", "lines/s", "ns/line", "bytes/line");
        String text = "x".repeat(79);
        compare("80 bytes", text + "\n");
        compare("80 bytes, as a terminal sends them", text + "\r\n");
        compare("80 bytes, coloured", "\033[32minfo\033[0m " + "x".repeat(65) + "\n");
        compare("80 bytes, two-byte letters", "\303\251".repeat(39) + "x\n");
        compare("10 bytes", "x".repeat(9) + "\n");
        compare("1 MB", "x".repeat(1_000_000) + "\n");
    }

    private static void compare(String what, String line) {
        Prefix prefix = Prefix.coloured("worker.1", Colour.CYAN);
        measure(what + ", kept", line, new PrefixedLines(prefix, EscapePolicy.KEEP));
        measure(what + ", filtered", line, new PrefixedLines(prefix, EscapePolicy.COLOURS));
        measure(what + ", json", line, new JsonLines("\"type\":\"worker\",\"instance\":1", EscapePolicy.STRIP));
    }

    private static void measure(String what, String line, LineFormatter formatter) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        double best = Double.MAX_VALUE;
        double allocated = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Round round = new Round(bytes, formatter);
            long bytesBefore = allocatedBytes();
            long start = System.nanoTime();
            long lines = round.run();
            double nanos = (double) (System.nanoTime() - start) / lines;
            if (nanos < best) {
                best = nanos;
                allocated = (double) (allocatedBytes() - bytesBefore) / lines;
            }
        }
        System.out.printf(Locale.ROOT, "%-44s %,10.0f %8.1f %10.3f%n", what, 1e9 / best, best, allocated);
    }

    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** The work of the thread for one process, without reading and writing. */
    private static final class Round {
        private final byte[] endless;
        private final int period;
        private final LineFormatter formatter;
        private final LineAssembler lines = new LineAssembler();
        private final History history = new History(1 << 20);
        private final ClockText clock = new ClockText(Timestamps.TIME, 0);
        private final Block block = new Block();

        Round(byte[] line, LineFormatter formatter) {
            this.formatter = formatter;
            this.period = line.length;
            this.endless = new byte[CHUNK + line.length];
            for (int i = 0; i < endless.length; i++) {
                endless[i] = line[i % line.length];
            }
        }

        long run() {
            int from = 0;
            for (int i = 0; i < CHUNKS_PER_ROUND; i++) {
                carry(from, from + CHUNK, clock.at(i, 0));
                from = (from + CHUNK) % period;
            }
            return lines.linesIn();
        }

        private void carry(int from, int to, Stamp now) {
            history.add(from, from, History.Run.NONE, History.Kind.OUTPUT, endless, to - from);
            lines.feed(endless, from, to);
            while (lines.next()) {
                formatter.append(lines.line(), now, block);
                if (block.isFull()) {
                    block.clear();
                }
            }
            block.clear();
        }
    }
}
