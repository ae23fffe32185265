package dev.jforeman.text;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Follows what a process draws on a terminal, just enough to know whether the cursor stands in a line that somebody
 * may be typing into, or on a fresh one where other lines may be shown. For one thread.
 */
public final class ScreenCursor {
    private enum In {
        TEXT,
        ESCAPE,
        CONTROL,
        STRING,
        STRING_ESCAPE
    }

    private static final Set<Integer> OTHER_SCREEN = Set.of(47, 1047, 1049);

    private static final byte[] MAIN_SCREEN = "\033[?1049l\033[0m\033[?25h".getBytes(StandardCharsets.US_ASCII);

    private In in = In.TEXT;
    private boolean isLineBegun;
    private boolean isScreenTaken;
    private boolean isPrivate;
    private int parameter;

    /**
     * Takes what the process wrote.
     *
     * @return the last place after which the cursor stood on a fresh line, {@code from} if it never did
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

    /** Whether others' lines can be shown without disturbing anything. */
    public boolean isFresh() {
        return !isLineBegun && !isScreenTaken;
    }

    /** What gives a terminal that a program has taken for itself back to whoever writes lines. */
    public byte[] backToLines() {
        return isScreenTaken ? MAIN_SCREEN.clone() : new byte[0];
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

    /** What moves within the line leaves it as begun as it was. */
    private void text(byte b) {
        if (b == EscapeSequence.ESC) {
            in = In.ESCAPE;
        } else if (b == '\n') {
            isLineBegun = false;
        } else if (b < 0 || b >= ' ') {
            isLineBegun = true;
        }
    }

    private void escape(byte b) {
        isPrivate = false;
        parameter = 0;
        in = switch (b) {
            case '[' -> In.CONTROL;
            case ']', 'P', 'X', '^', '_' -> In.STRING;
            default -> b >= 0x20 && b <= 0x2f ? In.ESCAPE : In.TEXT;
        };
    }

    private void control(byte b) {
        if (b == '?') {
            isPrivate = true;
        } else if (b >= '0' && b <= '9') {
            parameter = Math.min(parameter * 10 + b - '0', 10_000);
        } else if (b == ';') {
            parameter = 0;
        } else if (b >= 0x40) {
            in = In.TEXT;
            finish(b);
        }
    }

    /** Programs that take the whole screen, such as an editor, ask the terminal for its other one. */
    private void finish(byte last) {
        boolean isOtherScreen = isPrivate && OTHER_SCREEN.contains(parameter);
        if (isOtherScreen && (last == 'h' || last == 'l')) {
            isScreenTaken = last == 'h';
        }
    }

    private void string(byte b) {
        if (b == 0x07) {
            in = In.TEXT;
        } else if (b == EscapeSequence.ESC) {
            in = In.STRING_ESCAPE;
        }
    }

    /** Adds bytes as they are to a block for a terminal. */
    public static void copy(byte[] bytes, int from, int to, Block out) {
        out.append(bytes, from, to);
    }
}
