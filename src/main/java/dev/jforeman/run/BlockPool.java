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
        if (empty.size() < KEPT) {
            block.clear();
            empty.push(block);
        }
    }
}
