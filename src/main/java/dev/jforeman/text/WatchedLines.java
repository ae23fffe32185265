package dev.jforeman.text;

import java.util.function.Consumer;

/**
 * Lines that somebody looks at before they are shown.
 *
 * @param watcher sees each line, or piece of one; a view that counts only during the call
 */
public record WatchedLines(Consumer<Line> watcher, LineFormatter shown) implements LineFormatter {
    @Override
    public void append(Line line, Stamp now, Block out) {
        watcher.accept(line);
        shown.append(line, now, out);
    }
}
