package dev.jforeman.keyboard;

import dev.jforeman.model.InstanceName;
import dev.jforeman.os.terminal.Keyboard;
import dev.jforeman.session.Terminal;
import dev.jforeman.text.LeaveKeys;
import java.io.IOException;
import java.util.Optional;

/** The mode in which a process has the keyboard, until it exits or the detach keys are typed. */
final class KeyHandover implements KeyMode {
    private final KeyContext panel;
    private final InstanceName name;
    private final Terminal terminal;
    private final LeaveKeys leaving = new LeaveKeys();
    private volatile boolean isOver;

    private KeyHandover(KeyContext panel, InstanceName name, Terminal terminal) {
        this.panel = panel;
        this.name = name;
        this.terminal = terminal;
    }

    static KeyMode begin(KeyContext panel, InstanceName name) throws InterruptedException {
        Optional<Terminal> terminal = panel.controls().terminal(name);
        if (terminal.isEmpty()) {
            panel.say(name + " is not running on a terminal, so it cannot take input");
            return new KeyCommands(panel);
        }
        return new KeyHandover(panel, name, terminal.get()).begin();
    }

    private KeyMode begin() throws InterruptedException {
        panel.say("keys go to " + name + " until " + LeaveKeys.NAME + "; Ctrl-C still stops everything");
        panel.keyboard().accept(Keyboard.Mode.PROCESS);
        if (!terminal.draw(this::end, panel.leftBehind())) {
            end();
        }
        return this;
    }

    /** Takes the keyboard back. Also called when the process has exited, by the thread that noticed it. */
    private void end() {
        isOver = true;
        terminal.resizeBack();
        panel.keyboard().accept(Keyboard.Mode.COMMANDS);
    }

    @Override
    public boolean isMeant(boolean isAlone, boolean isEscape) {
        return isAlone || !isOver;
    }

    @Override
    public KeyMode take(byte key) throws InterruptedException {
        if (isOver) {
            return new KeyCommands(panel).take(key);
        }
        type(leaving.pass(new byte[] {key}, 1));
        return leaving.isDetached() ? leave() : this;
    }

    private void type(byte[] keys) {
        try {
            terminal.type(keys);
        } catch (IOException _) {
            return; // it has just exited, and the thread that notices that reports it
        }
    }

    private KeyMode leave() throws InterruptedException {
        terminal.drawNoMore();
        end();
        panel.say("keys go to jforeman again");
        return new KeyCommands(panel);
    }
}
