package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.cli.remote.ControlCall;
import dev.jforeman.cli.remote.Running;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.Refusal;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman down}: stops all processes and makes the running jforeman exit. */
final class DownCommand extends SocketVerb {
    @Override
    public String name() {
        return "down";
    }

    @Override
    public CommandSpec spec() {
        return model("Stop all processes and exit the running jforeman.");
    }

    @Override
    Request request(OptionValues given) {
        return new Request.Down();
    }

    /** Sends the request and returns when the running jforeman has closed the connection, which it does at its exit. */
    @Override
    public int run(OptionValues given, Streams streams) throws Refusal {
        try (ControlClient client = Running.connect(given, streams)) {
            int code = new ControlCall(client, streams).ask(request(given), _ -> {});
            while (client.next().isPresent()) {
                // no reply is expected; this waits until the connection is closed
            }
            return code;
        } catch (IOException e) {
            throw ControlCall.lost(e);
        }
    }
}
