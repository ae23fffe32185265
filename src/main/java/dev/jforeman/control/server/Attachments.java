package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Bytes;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.os.kernel.WindowSize;
import dev.jforeman.session.Terminal;

/**
 * Clients at the terminals of processes. Any number may be at one: each sees all of it, what any of them types goes
 * there, and its size is that of the window which was attached or resized last.
 */
record Attachments(Followers followers) {
    void serve(Request.Attach asked, Terminal terminal, Client client) {
        Typing typing = Typing.start(terminal);
        followers.add();
        Runnable end = () -> {
            followers.remove();
            typing.end();
            terminal.resizeBack();
        };
        client.whenGone(end);
        client.attach(new ScreenFeed(terminal, asked.rows(), end), input -> take(input, terminal, typing));
        terminal.resize(new WindowSize(asked.columns(), asked.rows()));
    }

    private static void take(Request.Input input, Terminal terminal, Typing typing) {
        switch (input) {
            case Request.Type(Bytes keys) -> typing.add(keys.array());
            case Request.Resize(int columns, int rows) -> terminal.resize(new WindowSize(columns, rows));
        }
    }
}
