package dev.jforeman.run;

import dev.jforeman.stream.Block;
import dev.jforeman.stream.Cursor;
import dev.jforeman.stream.LineAssembler;
import dev.jforeman.stream.LineFormatter;
import dev.jforeman.stream.Stamp;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Carries what the process with the keyboard draws: just as it is and at once, so that echo, prompts and cursor keys
 * work. While its cursor stands in a line, nobody else's lines are shown.
 */
final class ScreenPump implements Runnable {
    private static final int CHUNK = 1 << 14;
    private static final byte[] NEWLINE = {'\n'};

    private final Inflow screen;
    private final Outlet outlet;
    private final LineFormatter watcher;
    private final Optional<FileLines> file;
    private final LastLines lastLines;
    private final Histories.Recorder history;
    private final Runnable whenClosed;
    private final Cursor cursor = new Cursor();
    private final LineAssembler lines = new LineAssembler();
    private final Block nothing = new Block(0);
    private final byte[] chunk = new byte[CHUNK];

    /**
     * A pump that does not run yet.
     *
     * @param watcher sees each line and shows none
     */
    ScreenPump(
            Inflow screen,
            Outlet outlet,
            LineFormatter watcher,
            Optional<FileLines> file,
            LastLines lastLines,
            Histories.Recorder history,
            Runnable whenClosed) {
        this.screen = screen;
        this.outlet = outlet;
        this.watcher = watcher;
        this.file = file;
        this.lastLines = lastLines;
        this.history = history;
        this.whenClosed = whenClosed;
    }

    @Override
    public void run() {
        try {
            int length;
            while ((length = screen.read(ByteBuffer.wrap(chunk))) >= 0) {
                show(length);
                keep(length);
            }
            leaveFreshLine();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            history.end();
            whenClosed.run();
        }
    }

    /** In two parts, so that what was held back comes out even if the next prompt is there already. */
    private void show(int length) throws InterruptedException {
        int fresh = cursor.follow(chunk, 0, length);
        send(chunk, 0, fresh, false);
        send(chunk, fresh, length, !cursor.isFresh());
    }

    private void send(byte[] bytes, int from, int to, boolean isPromptOpen) throws InterruptedException {
        if (to > from) {
            Parcel parcel = outlet.take();
            Cursor.copy(bytes, from, to, parcel.block);
            outlet.sendPastHold(parcel, isPromptOpen);
        }
    }

    private void keep(int length) {
        lastLines.feed(chunk, length);
        history.output(chunk, length);
        lines.feed(chunk, 0, length);
        while (lines.next()) {
            watcher.append(lines.line(), Stamp.NONE, nothing);
            file.ifPresent(kept -> kept.append(lines.line()));
        }
        file.ifPresent(FileLines::flush);
    }

    private void leaveFreshLine() throws InterruptedException {
        if (!cursor.isFresh()) {
            send(NEWLINE, 0, 1, false);
        }
    }
}
