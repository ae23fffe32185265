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
 * @param leftBehind receives what must be written to the terminal if jforeman cannot do it
 * @param table formats the processes and their states
 */
record KeyContext(
        Controls controls,
        Display display,
        LocalRequests requests,
        Consumer<Keyboard.Mode> keyboard,
        Consumer<byte[]> leftBehind,
        Function<Reply.Processes, List<String>> table) {

    void say(String text) {
        display.say(text);
    }

    /** Prints a text to the log, unless a short session has already ended. */
    void announce(String text) {
        if (!controls.state().isFinished()) {
            say(text);
        }
    }

    void write(String text, boolean isPromptOpen) {
        display.write(text, isPromptOpen);
    }

    /** Sends a request whose success shows in the log; only a failure is reported here. */
    void ask(Request request) {
        requests.ask(request, this::tell);
    }

    /** Requests the states of processes; prints an error if there is no answer. */
    void ask(List<String> names, Consumer<Reply.Processes> then) {
        requests.ask(new Request.Ps(names), reply -> {
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
