package dev.jforeman.output;

import dev.jforeman.text.Block;
import dev.jforeman.text.ScreenCursor;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Shows the output of the process that receives the keys, unchanged and immediately, so that echo, prompts and cursor
 * keys work. While its cursor is within a line, no lines of other processes are shown.
 */
final class Screen {
    private static final byte[] NEWLINE = {'\n'};

    private final BoundedSink sink;
    private final Runnable whenEnded;
    private final Consumer<byte[]> whenModesChange;
    private final Block aside = new Block(0);
    private final ScreenCursor cursor = new ScreenCursor();
    private byte[] backToLines = {};

    /**
     * An empty screen.
     *
     * @param whenEnded called when the process has exited, unless it stopped receiving keys before
     * @param whenModesChange receives the bytes that restore the modes of the terminal, before the process stops
     *     receiving keys
     */
    Screen(BoundedSink sink, Runnable whenEnded, Consumer<byte[]> whenModesChange) {
        this.sink = sink;
        this.whenModesChange = whenModesChange;
        this.whenEnded = whenEnded;
    }

    /** Writes in two parts, so that output held back is shown even if the next prompt is already there. */
    void show(byte[] bytes, int length) throws InterruptedException {
        int fresh = cursor.follow(bytes, 0, length);
        noteModes(cursor.backToLines());
        send(bytes, 0, fresh, false);
        send(bytes, fresh, length, !cursor.isFresh());
    }

    private void noteModes(byte[] back) {
        if (!Arrays.equals(back, backToLines)) {
            backToLines = back;
            whenModesChange.accept(back);
        }
    }

    private void send(byte[] bytes, int from, int to, boolean isPromptOpen) throws InterruptedException {
        if (to > from) {
            QueuedBlock queued = sink.take();
            ScreenCursor.copy(bytes, from, to, queued.block);
            sink.sendPastHold(queued, isPromptOpen);
        }
    }

    /** A block for the same output as lines, which is not shown. */
    Block aside() {
        aside.clear();
        return aside;
    }

    void end() {
        whenEnded.run();
    }

    /** Prepares for lines that follow. */
    void leave() throws InterruptedException {
        byte[] usual = cursor.backToLines();
        send(usual, 0, usual.length, false);
        if (!cursor.isFresh()) {
            send(NEWLINE, 0, 1, false);
        }
        noteModes(new byte[0]);
    }
}
