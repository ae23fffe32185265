package dev.jforeman.keyboard;

import dev.jforeman.os.terminal.Keyboard;
import java.nio.ByteBuffer;

/** Reads the keyboard and hands each key to whoever listens at that time. */
final class KeyReader implements Runnable {
    private static final byte ESCAPE = 0x1b;

    private final Keyboard keyboard;
    private final KeyContext panel;
    private KeyMode listener;

    KeyReader(Keyboard keyboard, KeyContext panel) {
        this.keyboard = keyboard;
        this.panel = panel;
        this.listener = new KeyCommands(panel);
    }

    @Override
    public void run() {
        keyboard.guard();
        keyboard.turn(Keyboard.Mode.COMMANDS);
        panel.announce(KeyCommand.announcement());
        keyboard.read(this::take);
    }

    private boolean take(ByteBuffer typed) throws InterruptedException {
        boolean isAlone = typed.limit() == 1;
        boolean isEscape = typed.get(0) == ESCAPE;
        while (typed.hasRemaining() && listener.isMeant(isAlone, isEscape)) {
            listener = listener.take(typed.get());
        }
        return true;
    }
}
