package dev.jforeman.output;

import dev.jforeman.text.Block;

/** A log file. A write never fails: a full disk must not touch the process that writes. */
interface LogFile {
    /** Adds whole lines. The block can be used again afterwards. */
    void write(Block lines);
}
