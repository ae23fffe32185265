package dev.jforeman.run;

import dev.jforeman.stream.Block;
import java.util.ArrayDeque;
import java.util.Deque;

/** Empty blocks for all who write to the log. Few are in use at a time, however many processes there are. */
final class BlockPool {
    private static final int KEPT = 32;

    private final Deque<Block> empty = new ArrayDeque<>();

    synchronized Block take() {
        Block block = empty.poll();
        return block == null ? new Block() : block;
    }

    synchronized void giveBack(Block block) {
        if (block.isStandard() && empty.size() < KEPT) {
            block.clear();
            empty.push(block);
        }
    }

    /** The same content in an array of its size, if most of its own would be empty. */
    Block compact(Block block) {
        if (block.length() >= Block.STANDARD_CAPACITY / 2) {
            return block;
        }
        Block small = block.copy();
        giveBack(block);
        return small;
    }
}
