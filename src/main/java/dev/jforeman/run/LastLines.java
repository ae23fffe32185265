package dev.jforeman.run;

import dev.jforeman.stream.Block;
import dev.jforeman.stream.LineFormatter;
import dev.jforeman.stream.Stamp;
import dev.jforeman.stream.Tail;

/** What an incarnation wrote last, on all its streams; can be read while its pumps are stuck. */
final class LastLines {
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
