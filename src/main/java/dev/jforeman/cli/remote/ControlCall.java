package dev.jforeman.cli.remote;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.text.Line;
import dev.jforeman.text.LineFormatter.PlainText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends requests to the running jforeman and turns the replies into messages and an exit code. */
public record ControlCall(ControlClient client, Streams streams) {

    /**
     * Connects to the running jforeman, sends a request and prints errors.
     *
     * @return the exit code of the command
     * @throws Refusal if jforeman is not running here or the connection is lost
     */
    public static int ask(Request request, OptionValues given, Streams streams) throws Refusal {
        return ask(request, given, streams, _ -> {});
    }

    /**
     * Connects to the running jforeman, sends a request and prints errors.
     *
     * @param replies gets the replies before the last one, and the last one if it has data
     * @return the exit code of the command
     * @throws Refusal if jforeman is not running here or the connection is lost
     */
    public static int ask(Request request, OptionValues given, Streams streams, Consumer<Reply> replies)
            throws Refusal {
        try (ControlClient client = Running.connect(given, streams)) {
            return new ControlCall(client, streams).ask(request, replies);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    public static Refusal lost(IOException e) {
        return new Refusal(ExitCode.NOT_RUNNING, "lost the connection to jforeman: " + e.getMessage());
    }

    public int ask(Request request, Consumer<Reply> replies) throws IOException, Refusal {
        boolean isLog = request instanceof Request.Logs;
        if (!isLog && !(request instanceof Request.Ps)) {
            Signals.endOnQuit(); // all other replies may take long
        }
        client.send(request);
        List<Reply.Line> outputLines = new ArrayList<>();
        Optional<Reply> reply = client.next();
        while (reply.isPresent() && !reply.get().isLast()) {
            if (!isLog && reply.get() instanceof Reply.Line line) {
                outputLines.add(line);
            } else {
                replies.accept(reply.get());
            }
            reply = client.next();
        }
        return reply.map(last -> end(last, outputLines, replies))
                .orElseThrow(() -> new IOException("the connection was closed before it answered"));
    }

    int end(Reply last, Consumer<Reply> replies) {
        return end(last, List.of(), replies);
    }

    private int end(Reply last, List<Reply.Line> outputLines, Consumer<Reply> replies) {
        return switch (last) {
            case Reply.Done _ -> ExitCode.OK.code();
            case Reply.Failed(Map<String, String> reasons) -> {
                reasons.forEach((name, reason) -> printFailure(name, reason, outputLines));
                yield ExitCode.FAILED.code();
            }
            case Reply.Refused(String why) -> failed(why.lines().toList());
            case Reply.Ending _ -> failed(List.of("jforeman is shutting down; nothing was done"));
            case Reply.Processes _,
                    Reply.Reloaded _,
                    Reply.Line _,
                    Reply.Lost _,
                    Reply.CaughtUp _,
                    Reply.Attached _,
                    Reply.Screen _ -> {
                replies.accept(last);
                yield ExitCode.OK.code();
            }
        };
    }

    private void printFailure(String name, String reason, List<Reply.Line> outputLines) {
        PlainText plain = new PlainText();
        List<String> lines = outputLines.stream()
                .filter(line -> line.process().equals(name))
                .map(line -> "  " + plain.of(Line.of(line.text())))
                .toList();
        streams.say(name + " " + reason + (lines.isEmpty() ? "" : "; its last lines:"));
        lines.forEach(streams.err()::println);
    }

    private int failed(List<String> sentences) {
        sentences.forEach(streams::say);
        return ExitCode.FAILED.code();
    }
}
