package dev.jforeman.keyboard;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.server.LocalRequests;
import dev.jforeman.keyboard.KeyCommands.KeyCommand;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.kernel.Threads.Round;
import dev.jforeman.os.terminal.Keyboard;
import dev.jforeman.session.Controls;
import dev.jforeman.session.Endpoint;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The keyboard at the log as an endpoint of the session; a jforeman in the background of a shell does not open it. */
public final class KeyboardEndpoint implements Endpoint {
    private final Path app;
    private final Function<Reply.Processes, List<String>> table;
    private final Supplier<Optional<Keyboard>> keyboards;

    /**
     * The endpoint of an app directory.
     *
     * @param table formats the processes and their states
     * @param keyboards opens the keyboard, unless the input is not for jforeman
     */
    public KeyboardEndpoint(
            Path app, Function<Reply.Processes, List<String>> table, Supplier<Optional<Keyboard>> keyboards) {
        this.app = app;
        this.table = table;
        this.keyboards = keyboards;
    }

    @Override
    public Open open(Controls controls) {
        Optional<Keyboard> ours = keyboards.get();
        ours.ifPresent(keyboard -> listen(keyboard, controls));
        return () -> ours.ifPresent(Keyboard::close);
    }

    private void listen(Keyboard keyboard, Controls controls) {
        KeyContext panel = new KeyContext(
                controls,
                controls.display(),
                new LocalRequests(controls, app),
                keyboard::turn,
                keyboard::leaveBehind,
                table);
        Threads.repeat("keys", new KeyReader(keyboard, panel));
    }

    /** Reads the keyboard and passes each key to the current mode. */
    static final class KeyReader implements Round {
        private static final byte ESCAPE = 0x1b;

        private final Keyboard keyboard;
        private final KeyContext panel;
        private KeyMode listener;
        private boolean isAnnounced;

        KeyReader(Keyboard keyboard, KeyContext panel) {
            this.keyboard = keyboard;
            this.panel = panel;
            this.listener = new KeyCommands(panel);
        }

        @Override
        public boolean run() {
            listener = new KeyCommands(panel);
            if (!isAnnounced) {
                isAnnounced = true;
                keyboard.guard();
                keyboard.turn(Keyboard.Mode.COMMANDS);
                panel.announce(KeyCommand.announcement());
            }
            keyboard.read(this::take);
            return false;
        }

        boolean take(ByteBuffer typed) throws InterruptedException {
            boolean isAlone = typed.limit() == 1;
            boolean isEscape = typed.get(0) == ESCAPE;
            while (typed.hasRemaining() && listener.isMeant(isAlone, isEscape)) {
                listener = listener.take(typed.get());
            }
            return true;
        }
    }
}
