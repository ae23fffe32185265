package dev.jforeman.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Follows what a process draws on a terminal, to determine whether the cursor is in a line that the user may be typing
 * into, or at the start of a line, where other output can be shown. Not thread-safe.
 */
public final class ScreenCursor {
    private enum In {
        TEXT,
        ESCAPE,
        CONTROL,
        STRING,
        STRING_ESCAPE
    }

    private static final byte CANCEL = 0x18;
    private static final byte SHIFT_OUT = 0x0e;
    private static final byte SHIFT_IN = 0x0f;
    private static final int MOST_PARAMETERS = 16;
    private static final int LARGEST_PARAMETER = 10_000;

    private final TerminalModes modes = new TerminalModes();
    private final List<Integer> parameters = new ArrayList<>();
    private In in = In.TEXT;
    private boolean isLineBegun;
    private byte marker;
    private byte intermediate;

    /**
     * Processes output.
     *
     * @return the last position after which the cursor was at the start of a line, or {@code from} if there is none
     */
    public int follow(byte[] bytes, int from, int to) {
        int lastFresh = from;
        for (int i = from; i < to; i++) {
            step(bytes[i]);
            if (in == In.TEXT && isFresh()) {
                lastFresh = i + 1;
            }
        }
        return lastFresh;
    }

    /** Whether other output can be shown without disturbing this process. */
    public boolean isFresh() {
        return !isLineBegun && !modes.isOtherScreen();
    }

    /** The bytes that restore the modes of the terminal for programs that write lines. Usually empty. */
    public byte[] backToLines() {
        byte[] back = modes.back();
        if (in == In.TEXT) {
            return back;
        }
        byte[] whole = new byte[back.length + 1];
        whole[0] = CANCEL; // an unfinished sequence must not swallow what follows
        System.arraycopy(back, 0, whole, 1, back.length);
        return whole;
    }

    private void step(byte b) {
        switch (in) {
            case TEXT -> text(b);
            case ESCAPE -> escape(b);
            case CONTROL -> control(b);
            case STRING -> string(b);
            case STRING_ESCAPE -> in = In.TEXT;
        }
    }

    /** Moving within the line does not change whether something was written to it. */
    private void text(byte b) {
        if (b == EscapeSequence.ESC) {
            in = In.ESCAPE;
            intermediate = 0;
        } else if (b == SHIFT_OUT || b == SHIFT_IN) {
            modes.shift(b == SHIFT_OUT);
        } else if (b == '\n') {
            isLineBegun = false;
        } else if (b < 0 || b >= ' ') {
            isLineBegun = true;
        }
    }

    private void escape(byte b) {
        switch (b) {
            case '[' -> {
                parameters.clear();
                parameters.add(0);
                marker = 0;
                intermediate = 0;
                in = In.CONTROL;
            }
            case ']', 'P', 'X', '^', '_' -> in = In.STRING;
            default -> {
                if (b >= 0x20 && b <= 0x2f) {
                    intermediate = b;
                } else {
                    modes.escape(intermediate, b);
                    in = In.TEXT;
                }
            }
        }
    }

    private void control(byte b) {
        if (b >= '0' && b <= '9') {
            parameters.add(Math.min(parameters.removeLast() * 10 + b - '0', LARGEST_PARAMETER));
        } else if ((b == ';' || b == ':') && parameters.size() < MOST_PARAMETERS) {
            parameters.add(0);
        } else if (b >= '<' && b <= '?') {
            marker = b;
        } else if (b >= 0x20 && b <= 0x2f) {
            intermediate = b;
        } else if (b >= 0x40) {
            in = In.TEXT;
            modes.control(marker, parameters, intermediate, b);
        }
    }

    private void string(byte b) {
        if (b == 0x07) {
            in = In.TEXT;
        } else if (b == EscapeSequence.ESC) {
            in = In.STRING_ESCAPE;
        }
    }

    /** Copies bytes unchanged to a block for a terminal. */
    public static void copy(byte[] bytes, int from, int to, Block out) {
        out.append(bytes, from, to);
    }
}
