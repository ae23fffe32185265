package dev.jforeman.keyboard;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.server.LocalRequests;
import dev.jforeman.os.terminal.Keyboard;
import dev.jforeman.output.Display;
import dev.jforeman.session.Controls;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the keys work on.
 *
 * @param keyboard turns it into another mode
 * @param leftBehind gets what is to be written to the terminal should jforeman be unable to
 * @param table how people see who is up
 */
record KeyContext(
        Controls controls,
        Display display,
        LocalRequests desk,
        Consumer<Keyboard.Mode> keyboard,
        Consumer<byte[]> leftBehind,
        Function<Reply.Processes, List<String>> table) {

    void say(String text) {
        display.say(text);
    }

    /** The same, but not after the last words of a session that was short. */
    void announce(String text) {
        if (!controls.state().isFinished()) {
            say(text);
        }
    }

    void write(String text, boolean isPromptOpen) {
        display.write(text, isPromptOpen);
    }

    /** Asks for something that the log tells of when it happens; only what does not is told here. */
    void ask(Request request) {
        desk.ask(request, this::tell);
    }

    /** Asks who is up; without an answer to that, says what is wrong. */
    void ask(List<String> names, Consumer<Reply.Processes> then) {
        desk.ask(new Request.Ps(names), reply -> {
            if (reply instanceof Reply.Processes processes) {
                then.accept(processes);
            } else {
                tell(reply);
            }
        });
    }

    private void tell(Reply reply) {
        switch (reply) {
            case Reply.Refused(String why) -> why.lines().forEach(this::say);
            case Reply.Failed(Map<String, String> reasons) ->
                reasons.forEach((name, reason) -> say(name + " " + reason));
            case Reply.Done _,
                    Reply.Ending _,
                    Reply.Processes _,
                    Reply.Reloaded _,
                    Reply.Line _,
                    Reply.Lost _,
                    Reply.CaughtUp _,
                    Reply.Attached _,
                    Reply.Screen _ -> {}
        }
    }
}
