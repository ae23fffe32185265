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

/** What waits for a reader: in order, bounded, and what is thrown away is counted. */
@Timeout(30)
class BoundedSinkTest {
    private static final int MOST = 1 << 19;
    private static final String LONG = "x".repeat(1000);

    private final QueuedBlockPool pool = new QueuedBlockPool(new OutputMemory(96 << 20));
    private final WriteQueue queue = new WriteQueue(pool);
    private final LineFormatter formatter = new PrefixedLines(Prefix.none(), EscapePolicy.KEEP);

    private BoundedSink outlet(OnFull onFull) {
        return new BoundedSink(
                queue,
                pool,
                () -> MOST,
                onFull,
                (out, lines) -> formatter.append(Line.of("-" + lines), Stamp.NONE, out));
    }

    private void send(BoundedSink outlet, String line) throws InterruptedException {
        outlet.send(parcel(outlet, line));
    }

    private QueuedBlock parcel(BoundedSink outlet, String line) {
        QueuedBlock parcel = outlet.take();
        formatter.append(Line.of(line), Stamp.NONE, parcel.block);
        return parcel;
    }

    /** Takes everything as the writer would; there must be something. */
    private List<String> written() throws InterruptedException {
        List<QueuedBlock> taken = new ArrayList<>();
        queue.take(taken, Integer.MAX_VALUE);
        StringBuilder text = new StringBuilder();
        for (QueuedBlock parcel : taken) {
            if (parcel.missing > 0) {
                Block gap = new Block();
                parcel.owner.appendGap(parcel.missing, gap);
                text.append(text(gap));
            }
            text.append(text(parcel.block));
            queue.done(parcel);
        }
        return text.toString().lines().toList();
    }

    private static String text(Block block) {
        return new String(block.bytes(), 0, block.length(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void linesComeOutInTheOrderTheyWentIn() throws InterruptedException {
        BoundedSink web = outlet(OnFull.WAIT);
        BoundedSink db = outlet(OnFull.WAIT);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sent.add("line " + i);
            send(i % 3 == 0 ? db : web, "line " + i);
        }
        assertThat(written()).isEqualTo(sent);
    }

    @Test
    void manySmallBlocksFitIntoTheAllowance() throws InterruptedException {
        BoundedSink outlet = outlet(OnFull.DROP);
        for (int i = 0; i < 2000; i++) {
            send(outlet, "a line of about fifty characters, as there are many");
        }
        assertThat(written()).hasSize(2000);
    }

    @Test
    void aStreamThatMayNotLoseLinesWaitsUntilSomeAreWritten() throws Exception {
        BoundedSink outlet = outlet(OnFull.WAIT);
        int count = MOST / LONG.length() + 100;
        CompletableFuture<Integer> all = CompletableFuture.supplyAsync(() -> sendAll(outlet, count));
        int received = 0;
        while (received < count) {
            received += written().size();
        }
        assertThat(received).isEqualTo(count);
        assertThat(all.get(10, TimeUnit.SECONDS)).isEqualTo(count);
    }

    private int sendAll(BoundedSink outlet, int count) {
        try {
            for (int i = 0; i < count; i++) {
                send(outlet, LONG);
            }
            return count;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStreamThatMayLoseLinesLosesTheOldestAndReportsTheirNumber() throws InterruptedException {
        BoundedSink outlet = outlet(OnFull.DROP);
        BoundedSink other = outlet(OnFull.DROP);
        send(other, "first");
        for (int i = 0; i < 2000; i++) {
            send(outlet, LONG + " " + i);
        }
        List<String> lines = written();
        assertThat(lines.get(0)).isEqualTo("first");
        int dropped = Integer.parseInt(lines.get(1).substring(1));
        assertThat(lines.get(2)).endsWith(" " + dropped);
        assertThat(lines.getLast()).endsWith(" 1999");
        assertThat(lines).hasSize(2 + 2000 - dropped);
    }

    @Test
    void aLineLargerThanTheAllowanceComesThrough() throws InterruptedException {
        BoundedSink outlet = outlet(OnFull.DROP);
        String huge = "y".repeat(2 * MOST);
        send(outlet, "before");
        send(outlet, huge);
        assertThat(written()).containsExactly("-1", huge);
    }

    @Test
    void whileAPromptIsOpenOthersAreHeldBackAndShownAfterIt() throws InterruptedException {
        BoundedSink web = outlet(OnFull.DROP);
        BoundedSink prompt = outlet(OnFull.WAIT);
        prompt.sendPastHold(parcel(prompt, ">>>"), true);
        send(web, "one");
        prompt.sendPastHold(parcel(prompt, "1 + 1"), true);
        send(web, "two");
        assertThat(written()).containsExactly(">>>", "1 + 1");
    }

    @Test
    void aPromptThatOpensAgainAtOnceLetsTheOthersThroughFirst() throws InterruptedException {
        BoundedSink web = outlet(OnFull.DROP);
        BoundedSink prompt = outlet(OnFull.WAIT);
        prompt.sendPastHold(parcel(prompt, ">>>"), true);
        send(web, "one");
        prompt.sendPastHold(parcel(prompt, "2"), false);
        prompt.sendPastHold(parcel(prompt, ">>>"), true);
        send(web, "two");
        queue.hold(false);
        assertThat(written()).containsExactly(">>>", "2", "one", ">>>", "two");
    }
}
