package dev.jforeman.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.text.Block;
import dev.jforeman.text.Line;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.LineFormatter.EscapePolicy;
import dev.jforeman.text.Prefix;
import dev.jforeman.text.PrefixedLines;
import dev.jforeman.text.Stamp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Output that waits to be written is kept in order and is bounded, and dropped lines are counted. */
@Timeout(30)
class BoundedSinkTest {
    private static final int MOST = 1 << 19;
    private static final String LONG = "x".repeat(1000);

    private final QueuedBlockPool pool = new QueuedBlockPool(new OutputMemory(96 << 20));
    private final WriteQueue queue = new WriteQueue(pool);
    private final LineFormatter formatter = new PrefixedLines(Prefix.none(), EscapePolicy.KEEP);

    private BoundedSink sink(OnFull onFull) {
        return new BoundedSink(
                queue,
                pool,
                () -> MOST,
                onFull,
                (out, lines) -> formatter.append(Line.of("-" + lines), Stamp.NONE, out));
    }

    private void send(BoundedSink sink, String line) throws InterruptedException {
        sink.send(queued(sink, line));
    }

    private QueuedBlock queued(BoundedSink sink, String line) {
        QueuedBlock queued = sink.take();
        formatter.append(Line.of(line), Stamp.NONE, queued.block);
        return queued;
    }

    /** Takes all queued output like the writer. The queue must not be empty. */
    private List<String> written() throws InterruptedException {
        List<QueuedBlock> taken = new ArrayList<>();
        queue.take(taken, Integer.MAX_VALUE);
        StringBuilder text = new StringBuilder();
        for (QueuedBlock queued : taken) {
            if (queued.missing > 0) {
                Block gap = new Block();
                queued.owner.appendGap(queued.missing, gap);
                text.append(text(gap));
            }
            text.append(text(queued.block));
            queue.done(queued);
        }
        return text.toString().lines().toList();
    }

    private static String text(Block block) {
        return new String(block.bytes(), 0, block.length(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void linesComeOutInTheOrderTheyWentIn() throws InterruptedException {
        BoundedSink web = sink(OnFull.WAIT);
        BoundedSink db = sink(OnFull.WAIT);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sent.add("line " + i);
            send(i % 3 == 0 ? db : web, "line " + i);
        }
        assertThat(written()).isEqualTo(sent);
    }

    @Test
    void manySmallBlocksFitIntoTheAllowance() throws InterruptedException {
        BoundedSink sink = sink(OnFull.DROP);
        for (int i = 0; i < 2000; i++) {
            send(sink, "a line of about fifty characters, as there are many");
        }
        assertThat(written()).hasSize(2000);
    }

    @Test
    void aStreamThatMayNotLoseLinesWaitsUntilSomeAreWritten() throws Exception {
        BoundedSink sink = sink(OnFull.WAIT);
        int count = MOST / LONG.length() + 100;
        CompletableFuture<Integer> all = CompletableFuture.supplyAsync(() -> sendAll(sink, count));
        int received = 0;
        while (received < count) {
            received += written().size();
        }
        assertThat(received).isEqualTo(count);
        assertThat(all.get(10, TimeUnit.SECONDS)).isEqualTo(count);
    }

    private int sendAll(BoundedSink sink, int count) {
        try {
            for (int i = 0; i < count; i++) {
                send(sink, LONG);
            }
            return count;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStreamThatMayLoseLinesLosesTheOldestAndReportsTheirNumber() throws InterruptedException {
        BoundedSink sink = sink(OnFull.DROP);
        BoundedSink other = sink(OnFull.DROP);
        send(other, "first");
        for (int i = 0; i < 2000; i++) {
            send(sink, LONG + " " + i);
        }
        List<String> lines = written();
        assertThat(lines.get(0)).isEqualTo("first");
        int dropped = Integer.parseInt(lines.get(1).substring(1));
        assertThat(lines.get(2)).endsWith(" " + dropped);
        assertThat(lines.getLast()).endsWith(" 1999");
        assertThat(lines).hasSize(2 + 2000 - dropped);
    }

    @Test
    void aLineLargerThanTheAllowanceIsWritten() throws InterruptedException {
        BoundedSink sink = sink(OnFull.DROP);
        String huge = "y".repeat(2 * MOST);
        send(sink, "before");
        send(sink, huge);
        assertThat(written()).containsExactly("-1", huge);
    }

    @Test
    void whileAPromptIsOpenOthersAreHeldBackAndShownAfterIt() throws InterruptedException {
        BoundedSink web = sink(OnFull.DROP);
        BoundedSink prompt = sink(OnFull.WAIT);
        prompt.sendPastHold(queued(prompt, ">>>"), true);
        send(web, "one");
        prompt.sendPastHold(queued(prompt, "1 + 1"), true);
        send(web, "two");
        assertThat(written()).containsExactly(">>>", "1 + 1");
    }

    @Test
    void heldBackOutputIsShownBeforeAPromptThatReopens() throws InterruptedException {
        BoundedSink web = sink(OnFull.DROP);
        BoundedSink prompt = sink(OnFull.WAIT);
        prompt.sendPastHold(queued(prompt, ">>>"), true);
        send(web, "one");
        prompt.sendPastHold(queued(prompt, "2"), false);
        prompt.sendPastHold(queued(prompt, ">>>"), true);
        send(web, "two");
        queue.hold(false);
        assertThat(written()).containsExactly(">>>", "2", "one", ">>>", "two");
    }
}
