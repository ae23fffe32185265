package dev.jforeman.text;

/**
 * Makes of each line of one process what is written for it. It remembers whether a part of the current line was shown,
 * so each process has its own; for one thread.
 */
public sealed interface LineFormatter permits PrefixedLines, JsonLines, MatchingLines, ChosenLines, WatchedLines {
    /** Appends the line, or the piece of one, and a newline; nothing if there is nothing to see of a piece. */
    void append(Line line, Stamp now, Block out);
}
