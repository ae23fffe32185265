package dev.jforeman.text;

import java.util.Arrays;

/**
 * Finds the detach keys in the input that is typed to a process. Ctrl-] twice is a Ctrl-] for the process. For
 * one thread.
 */
public final class LeaveKeys {
    /** The keys as shown to users. */
    public static final String NAME = "Ctrl-] d";

    private static final byte FIRST = 0x1d;
    private static final byte SECOND = 'd';

    private boolean isBegun;
    private boolean isLeft;

    /**
     * Takes what was typed.
     *
     * @return what of it is for the process
     */
    public byte[] pass(byte[] typed, int length) {
        Block passed = new Block(length);
        for (int i = 0; i < length && !isLeft; i++) {
            take(typed[i], passed);
        }
        return Arrays.copyOf(passed.bytes(), passed.length());
    }

    private void take(byte key, Block passed) {
        if (!isBegun) {
            isBegun = key == FIRST;
            if (!isBegun) {
                passed.append(key);
            }
        } else if (key == SECOND) {
            isLeft = true;
        } else {
            isBegun = false;
            passed.append(FIRST);
            if (key != FIRST) {
                passed.append(key);
            }
        }
    }

    /** Whether they were typed. */
    public boolean isLeft() {
        return isLeft;
    }
}
