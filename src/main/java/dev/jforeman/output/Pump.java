package dev.jforeman.output;

import dev.jforeman.os.kernel.HelperFailure;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.kernel.Threads.Round;
import dev.jforeman.text.Block;
import dev.jforeman.text.LineAssembler;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.Stamp;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Copies one stream of one incarnation to the log: reads what is available, splits it into lines, and passes them on. A
 * process that writes faster than the log can be written is slowed down, because the amount that may wait is limited.
 */
final class Pump implements Round {
    private static final int SMALLEST_READ = 1 << 12;

    /** The amount that programs write at once when their buffer is full. */
    private static final int USUAL_BUFFER = 1 << 12;

    /** After this many consecutive failures, output is read and discarded. */
    private static final int MOST_FAILURES = 5;

    private final ChildStream source;
    private final OutputMemory memory;
    private final BoundedSink sink;
    private final Style style;
    private final Copies copies;
    private final Runnable whenPart;
    private final Runnable whenClosed;

    private final ReentrantLock turn = new ReentrantLock();
    private LineAssembler lines;
    private Optional<Screen> screen = Optional.empty();
    private byte[] chunk = new byte[SMALLEST_READ];
    private ByteBuffer buffer = ByteBuffer.wrap(chunk);
    private long lastReadNanos;
    private boolean isEnded;
    private boolean isEndReported;
    private int failures;
    private boolean isBroken;

    /**
     * How the lines are formatted.
     *
     * @param clock provides their timestamps
     */
    record Style(LineFormatter lines, WallClock clock) {}

    /**
     * Where the output is stored in addition to the log.
     *
     * @param history for requests, and for the last lines of a failure
     * @param file the log file, if there is one
     */
    record Copies(Histories.Recorder history, Optional<FileLines> file) {}

    /**
     * A pump that does not run yet.
     *
     * @param lateParts shows unfinished lines after a delay, if they are shown
     * @param whenClosed called after the last line, and again if it fails
     */
    Pump(
            ChildStream source,
            OutputMemory memory,
            BoundedSink sink,
            Style style,
            Copies copies,
            Optional<PromptFlush> lateParts,
            Runnable whenClosed) {
        this.source = source;
        this.memory = memory;
        this.lines = new LineAssembler(memory);
        this.sink = sink;
        this.style = style;
        this.copies = copies;
        this.whenPart = lateParts.<Runnable>map(late -> () -> late.expect(this)).orElse(() -> {});
        this.whenClosed = whenClosed;
    }

    @Override
    public boolean run() throws InterruptedException {
        int length = source.read(buffer.clear());
        if (length < 0) {
            end();
        } else if (!isBroken) {
            carryOrFail(length);
        }
        return length >= 0;
    }

    /** The process continues even if its output cannot be shown, so the output is read in any case. */
    private void carryOrFail(int length) throws InterruptedException {
        try {
            carry(length);
            failures = 0;
        } catch (RuntimeException | Error e) {
            noteFailure(e);
            throw e;
        }
    }

    /** Drops the rest of a line that caused a failure, because it might fail again. */
    private void noteFailure(Throwable e) {
        turn.lock();
        try {
            lines.close();
            lines = new LineAssembler(memory);
            failures++;
            isBroken = failures == MOST_FAILURES;
        } finally {
            turn.unlock();
        }
        if (isBroken) {
            Threads.report(new HelperFailure(Thread.currentThread().getName(), e, false));
        }
    }

    private void carry(int length) throws InterruptedException {
        turn.lock();
        try {
            copies.history().output(chunk, length);
            if (screen.isPresent()) {
                screen.get().show(chunk, length);
            }
            lines.feed(chunk, 0, length);
            sendLines();
            growFor(length);
            lastReadNanos = System.nanoTime();
            if (lines.hasPartial() && !isCutByBuffer(length)) {
                whenPart.run();
            }
        } finally {
            turn.unlock();
        }
    }

    /** A part that ends where the program's buffer was full is not shown: the program is about to write the rest. */
    private static boolean isCutByBuffer(int length) {
        return length % USUAL_BUFFER == 0;
    }

    private void sendLines() throws InterruptedException {
        Stamp now = style.clock().now();
        QueuedBlock queued = sink.take();
        while (lines.next()) {
            append(now, queued.block);
            if (queued.block.isFull()) {
                sink.send(queued);
                queued = sink.take();
            }
        }
        sink.send(queued);
        if (copies.file().isPresent()) {
            copies.file().get().flush();
        }
    }

    /** The log continues after the part of the line that was already shown; a file gets whole lines. */
    private void append(Stamp now, Block block) {
        style.lines().append(lines.line(), now, shown(block));
        if (copies.file().isPresent()) {
            copies.file().get().append(lines.whole());
        }
    }

    /** Output that is shown unchanged must not be shown as lines too. */
    private Block shown(Block lineBlock) {
        return screen.map(Screen::aside).orElse(lineBlock);
    }

    /** Shows all output unchanged from the start. Must be called before the pump runs. */
    void beginOn(Screen place) {
        screen = Optional.of(place);
    }

    /**
     * Shows all output unchanged from now on, starting with the unfinished line. Returns false if the stream has ended.
     */
    boolean drawOn(Screen place) throws InterruptedException {
        turn.lock();
        try {
            if (!isEnded) {
                beginOn(place);
                byte[] begun = copies.history().recent(0).bytes();
                place.show(begun, begun.length);
            }
            return !isEnded;
        } finally {
            turn.unlock();
        }
    }

    /** Shows output as lines again. */
    void drawNoMore() throws InterruptedException {
        turn.lock();
        try {
            Optional<Screen> left = screen;
            screen = Optional.empty();
            if (left.isPresent()) {
                left.get().leave();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Reads larger pieces from a process that writes much. */
    private void growFor(int length) {
        if (length == chunk.length && length < memory.largestRead()) {
            chunk = new byte[length * 2];
            buffer = ByteBuffer.wrap(chunk);
            if (chunk.length >= memory.largestRead()) {
                source.enlarge();
            }
        }
    }

    /**
     * Shows an unfinished line that has waited long enough.
     *
     * @return nanoseconds until it has, 0 if there is nothing to wait for
     */
    long showLatePart(long delayNanos) throws InterruptedException {
        if (!turn.tryLock()) {
            return delayNanos; // lines are being processed
        }
        try {
            long left = lastReadNanos + delayNanos - System.nanoTime();
            if (!lines.hasPartial()) {
                return 0;
            }
            if (left > 0) {
                return left;
            }
            return sendPart() ? 0 : delayNanos;
        } finally {
            turn.unlock();
        }
    }

    /** Sends an unfinished line, but not while the log is blocked. */
    private boolean sendPart() throws InterruptedException {
        boolean isFree = sink.isFree();
        if (isFree && lines.nextPartial()) {
            QueuedBlock queued = sink.take();
            style.lines().append(lines.line(), style.clock().now(), shown(queued.block));
            sink.send(queued);
        }
        return isFree;
    }

    /** The rest is sent only once, even if that fails. The end is reported in any case. */
    private void end() {
        if (!isEnded) {
            sendAll();
        }
        if (!isEndReported) {
            whenClosed.run();
            isEndReported = true;
        }
    }

    private void sendAll() {
        Optional<Screen> last = endDrawing();
        String name = Thread.currentThread().getName();
        Threads.contain(name, this::drawNoMoreAtEnd);
        Threads.contain(name, this::sendRest);
        Threads.contain(name, this::closeCopies);
        Threads.contain(name, () -> last.ifPresent(Screen::end));
    }

    /** From now on {@link #drawOn} returns false. */
    private Optional<Screen> endDrawing() {
        turn.lock();
        try {
            isEnded = true;
            return screen;
        } finally {
            turn.unlock();
        }
    }

    private void drawNoMoreAtEnd() {
        try {
            drawNoMore();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendRest() {
        turn.lock();
        try {
            QueuedBlock queued = sink.take();
            if (lines.end()) {
                append(style.clock().now(), queued.block);
            }
            sink.sendLast(queued);
        } finally {
            turn.unlock();
        }
    }

    private void closeCopies() {
        turn.lock();
        try {
            lines.close();
            copies.file().ifPresent(FileLines::flush);
            copies.history().end();
        } finally {
            turn.unlock();
        }
    }
}
