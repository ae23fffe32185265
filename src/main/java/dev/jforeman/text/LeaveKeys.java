package dev.jforeman.text;

import java.util.Arrays;

/**
 * Finds the detach keys in the input typed to a process. Typing Ctrl-] twice sends one Ctrl-] to the process. Not
 * thread-safe.
 */
public final class LeaveKeys {
    /** The keys as they are shown to users. */
    public static final String NAME = "Ctrl-] d";

    private static final byte FIRST = 0x1d;
    private static final byte SECOND = 'd';

    private boolean isBegun;
    private boolean isDetached;

    /**
     * Examines what was typed.
     *
     * @return the part that is meant for the process
     */
    public byte[] pass(byte[] typed, int length) {
        Block passed = new Block(length);
        for (int i = 0; i < length && !isDetached; i++) {
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
            isDetached = true;
        } else {
            isBegun = false;
            passed.append(FIRST);
            if (key != FIRST) {
                passed.append(key);
            }
        }
    }

    /** Whether the detach keys were typed. */
    public boolean isDetached() {
        return isDetached;
    }
}
