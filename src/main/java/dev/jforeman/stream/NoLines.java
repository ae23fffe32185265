package dev.jforeman.stream;

/** Nothing of a process is shown. */
public final class NoLines implements LineFormatter {
    @Override
    public void append(Line line, Stamp now, Block out) {}
}
