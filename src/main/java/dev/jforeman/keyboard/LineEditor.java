package dev.jforeman.keyboard;

/** One line that somebody types, key by key. */
final class LineEditor {
    /** What a key made of it. */
    enum Outcome {
        OPEN,
        ENTERED,
        CANCELLED
    }

    private static final byte CTRL_D = 0x04;
    private static final byte BACKSPACE = 0x08;
    private static final byte CTRL_U = 0x15;
    private static final byte ESCAPE = 0x1b;
    private static final byte DELETE = 0x7f;
    private static final String ERASE = "\b \b";

    private final StringBuilder text = new StringBuilder();
    private String echo = "";

    Outcome take(byte key) {
        echo = "";
        switch (key) {
            case '\r', '\n' -> {
                return Outcome.ENTERED;
            }
            case ESCAPE, CTRL_D -> {
                return Outcome.CANCELLED;
            }
            case BACKSPACE, DELETE -> erase(Math.min(1, text.length()));
            case CTRL_U -> erase(text.length());
            default -> add(key);
        }
        return Outcome.OPEN;
    }

    private void erase(int count) {
        text.setLength(text.length() - count);
        echo = ERASE.repeat(count);
    }

    /** Names have no other characters than these. */
    private void add(byte key) {
        if (key >= ' ') {
            text.append((char) key);
            echo = String.valueOf((char) key);
        }
    }

    /** What the last key shows. */
    String echo() {
        return echo;
    }

    String text() {
        return text.toString();
    }
}
