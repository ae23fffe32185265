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

/** One request to the running jforeman, up to the exit code. */
public record ControlCall(ControlClient client, Streams streams) {

    /** Sends a request to the jforeman that runs here and prints the outcome. */
    public static int ask(Request request, OptionValues given, Streams streams) throws Refusal {
        return ask(request, given, streams, _ -> {});
    }

    /**
     * Sends a request to the jforeman that runs here.
     *
     * @param replies takes what comes before the last reply, and a last one that is more than an outcome
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
            Signals.endOnQuit(); // any other reply may take long
        }
        client.send(request);
        List<Reply.Line> lastWords = new ArrayList<>();
        Optional<Reply> reply = client.next();
        while (reply.isPresent() && !reply.get().isLast()) {
            if (!isLog && reply.get() instanceof Reply.Line line) {
                lastWords.add(line);
            } else {
                replies.accept(reply.get());
            }
            reply = client.next();
        }
        return reply.map(last -> end(last, lastWords, replies))
                .orElseThrow(() -> new IOException("the connection was closed before it answered"));
    }

    int end(Reply last, Consumer<Reply> replies) {
        return end(last, List.of(), replies);
    }

    private int end(Reply last, List<Reply.Line> lastWords, Consumer<Reply> replies) {
        return switch (last) {
            case Reply.Done _ -> ExitCode.OK.code();
            case Reply.Failed(Map<String, String> reasons) -> {
                reasons.forEach((name, reason) -> tell(name, reason, lastWords));
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

    private void tell(String name, String reason, List<Reply.Line> lastWords) {
        PlainText plain = new PlainText();
        List<String> lines = lastWords.stream()
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
