package dev.jforeman.output;

import dev.jforeman.text.Block;

/** Whoever put a parcel into the {@link WriteQueue}. Called by the writer. */
interface BlockOwner {
    /** So much of what was put in is out again: written, or thrown away. */
    void released(int cost);

    /** Appends a line that says that so many lines before this place were thrown away. */
    void appendGap(int lines, Block out);
}
