package dev.jforeman.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The terminal modes that a process has changed and not restored, and the bytes that restore them: those modes of
 * <a href="https://invisible-island.net/xterm/ctlseqs/ctlseqs.html">xterm</a> that disturb later programs, and kitty's
 * keyboard protocol. Not thread-safe.
 */
final class TerminalModes {
    private static final Set<Integer> OTHER_SCREEN = Set.of(47, 1047, 1049);
    private static final int ORIGIN = 6;

    /** Cursor keys, reverse video, mouse, keypad, margins, focus, paste, synchronized output, color scheme, size. */
    private static final Set<Integer> USUALLY_OFF = Set.of(
            1, 5, ORIGIN, 9, 45, 47, 66, 69, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 1047, 1049, 2004,
            2026, 2031, 2048);

    /** Line wrapping and the visible cursor. */
    private static final Set<Integer> USUALLY_ON = Set.of(7, 25);

    private static final int INSERT = 4;
    private static final int NEWLINE = 20;
    private static final int MODIFIED_KEYS = 4;

    private static final String SAVE_CURSOR = "\0337";
    private static final String RESTORE_CURSOR = "\0338";
    private static final String WHOLE_SCREEN = "\033[r";
    private static final String LAST_LINE = "\033[999B";

    private final Set<Integer> switched = new TreeSet<>();
    private final Set<Integer> ansi = new TreeSet<>();
    private int keyboardDepth;
    private boolean isKeyboardSet;
    private boolean areKeysModified;
    private boolean isKeypadSwitched;
    private boolean isRegionSet;
    private boolean isColoured;
    private boolean isCharsetSwitched;
    private boolean isCursorShaped;

    boolean isOtherScreen() {
        return switched.stream().anyMatch(OTHER_SCREEN::contains);
    }

    /** An escape sequence of two or three characters. */
    void escape(byte intermediate, byte last) {
        if (intermediate == '(') {
            isCharsetSwitched = last != 'B';
        } else if (intermediate == 0) {
            switch (last) {
                case '=' -> isKeypadSwitched = true;
                case '>' -> isKeypadSwitched = false;
                case 'c' -> forget();
                default -> {}
            }
        }
    }

    /** Switches to another character set, or back to the default one. */
    void shift(boolean isOut) {
        isCharsetSwitched = isOut;
    }

    /**
     * Handles a control sequence.
     *
     * @param marker the byte before the parameters, 0 if there is none
     * @param parameters at least one; an omitted one is 0
     * @param intermediate the byte after them, 0 if there is none
     */
    void control(byte marker, List<Integer> parameters, byte intermediate, byte last) {
        switch (marker) {
            case '?' -> privateMode(parameters, last);
            case '>', '<', '=' -> keyboard(marker, parameters.getFirst(), last);
            case 0 -> standard(parameters, intermediate, last);
            default -> {}
        }
    }

    private void privateMode(List<Integer> parameters, byte last) {
        if (last == 'h' || last == 'l') {
            for (int mode : parameters) {
                boolean isSwitched = last == 'h' ? USUALLY_OFF.contains(mode) : USUALLY_ON.contains(mode);
                note(switched, mode, isSwitched);
            }
        }
    }

    private static void note(Set<Integer> modes, int mode, boolean isSwitched) {
        if (isSwitched) {
            modes.add(mode);
        } else {
            modes.remove(mode);
        }
    }

    private void keyboard(byte marker, int parameter, byte last) {
        if (last == 'u') {
            switch (marker) {
                case '>' -> keyboardDepth++;
                case '<' -> keyboardDepth = Math.max(0, keyboardDepth - Math.max(1, parameter));
                default -> isKeyboardSet = parameter != 0;
            }
        } else if (last == 'm' && marker == '>') {
            areKeysModified = parameter == MODIFIED_KEYS;
        }
    }

    private void standard(List<Integer> parameters, byte intermediate, byte last) {
        switch (intermediate) {
            case 0 -> standard(parameters, last);
            case ' ' -> isCursorShaped = last == 'q' ? parameters.getFirst() != 0 : isCursorShaped;
            case '!' -> {
                if (last == 'p') {
                    forget();
                }
            }
            default -> {}
        }
    }

    private void standard(List<Integer> parameters, byte last) {
        switch (last) {
            case 'm' -> isColoured = parameters.getLast() != 0;
            case 'r' -> isRegionSet = parameters.stream().anyMatch(line -> line != 0);
            case 'h', 'l' ->
                parameters.stream()
                        .filter(mode -> mode == INSERT || mode == NEWLINE)
                        .forEach(mode -> note(ansi, mode, last == 'h'));
            default -> {}
        }
    }

    /** The terminal was reset. */
    private void forget() {
        switched.clear();
        ansi.clear();
        keyboardDepth = 0;
        isKeyboardSet = false;
        areKeysModified = false;
        isKeypadSwitched = false;
        isRegionSet = false;
        isColoured = false;
        isCharsetSwitched = false;
        isCursorShaped = false;
    }

    /**
     * The bytes that restore all modes; empty if none has changed. The screen is not cleared, and the cursor stays in
     * its line.
     */
    byte[] back() {
        StringBuilder text = new StringBuilder();
        add(text, keyboardDepth > 0, "\033[<" + keyboardDepth + "u");
        add(text, isKeyboardSet, "\033[=0u");
        add(text, areKeysModified, "\033[>4m");
        switched.stream()
                .filter(mode -> mode != ORIGIN)
                .forEach(mode -> text.append("\033[?").append(mode).append(USUALLY_ON.contains(mode) ? 'h' : 'l'));
        ansi.forEach(mode -> text.append("\033[").append(mode).append('l'));
        add(text, isKeypadSwitched, "\033>");
        add(text, isCharsetSwitched, "\017\033(B");
        add(text, isCursorShaped, "\033[0 q");
        add(text, isColoured, "\033[0m");
        boolean isOrigin = switched.contains(ORIGIN);
        add(text, isOrigin, "\033[?" + ORIGIN + "l" + WHOLE_SCREEN + LAST_LINE);
        add(text, isRegionSet && !isOrigin, SAVE_CURSOR + WHOLE_SCREEN + RESTORE_CURSOR);
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void add(StringBuilder text, boolean isNeeded, String sequence) {
        if (isNeeded) {
            text.append(sequence);
        }
    }
}
