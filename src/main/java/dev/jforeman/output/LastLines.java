package dev.jforeman.output;

import dev.jforeman.text.Block;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.Stamp;
import dev.jforeman.text.Tail;

/** What an incarnation wrote last, on all its streams; can be read while its pumps are stuck. */
public final class LastLines {
    private final Tail tail = new Tail();
    private boolean isEmpty = true;

    synchronized void feed(byte[] bytes, int length) {
        tail.feed(bytes, 0, length);
        isEmpty = false;
    }

    synchronized boolean isEmpty() {
        return isEmpty;
    }

    synchronized void appendTo(int count, LineFormatter formatter, Stamp now, Block out) {
        tail.appendTo(count, formatter, now, out);
    }
}
