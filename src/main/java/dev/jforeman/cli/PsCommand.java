package dev.jforeman.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.cli.remote.ControlCall;
import dev.jforeman.cli.remote.PsTable;
import dev.jforeman.cli.remote.Running;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.ReplyCodec;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.terminal.StandardOutput;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman ps}: prints the processes and their states. */
final class PsCommand extends SocketVerb {
    /** The refresh interval of {@code --watch}, which the help of that option states. */
    static final Duration REFRESH_INTERVAL = Duration.ofSeconds(2);

    private final Duration refreshInterval;

    PsCommand(Duration refreshInterval) {
        this.refreshInterval = refreshInterval;
    }

    @Override
    public String name() {
        return "ps";
    }

    @Override
    public List<String> aliases() {
        return List.of("status");
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = model("Print the processes of the running jforeman and their states.");
        spec.addOption(Options.flag("Print a JSON object.", "--json"));
        spec.addOption(Options.flag("Refresh every 2 seconds until Ctrl-C.", "-w", "--watch"));
        addNames(spec);
        return spec;
    }

    @Override
    Request request(OptionValues given) {
        return new Request.Ps(given.words());
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal, InterruptedException {
        boolean isJson = given.isOn("json");
        if (given.isOn("watch")) {
            return watch(given, streams, isJson);
        }
        return ControlCall.ask(
                request(given), given, streams, reply -> print(reply, streams, isJson, Optional.empty()));
    }

    private static void print(Reply reply, Streams streams, boolean isJson, Optional<PsTable> before) {
        if (isJson) {
            streams.out().println(ReplyCodec.print(reply));
        } else if (reply instanceof Reply.Processes processes) {
            new PsTable(processes, System.currentTimeMillis(), before).lines().forEach(streams.out()::println);
        }
    }

    /** Prints the processes repeatedly, until Ctrl-C or until the running jforeman exits. */
    private int watch(OptionValues given, Streams streams, boolean isJson) throws Refusal, InterruptedException {
        Optional<PsTable> before = Optional.empty();
        try (ControlClient client = Running.connect(given, streams)) {
            Signals.endOnQuit();
            Screen screen = new Screen(streams.out(), !isJson && StandardOutput.isTerminal());
            while (true) {
                Optional<PsTable> last = before;
                PsTable[] now = new PsTable[1];
                int code = new ControlCall(client, streams).ask(request(given), reply -> {
                    if (!isJson && reply instanceof Reply.Processes processes) {
                        now[0] = new PsTable(processes, System.currentTimeMillis(), last);
                        screen.show(now[0].lines());
                    } else {
                        print(reply, streams, isJson, last);
                    }
                });
                if (code != ExitCode.OK.code()) {
                    return code;
                }
                before = Optional.ofNullable(now[0]);
                Thread.sleep(refreshInterval);
            }
        } catch (IOException e) {
            throw ControlCall.lost(e);
        }
    }

    /** Redraws lines in the same place if standard output is a terminal; otherwise appends them. */
    static final class Screen {
        private static final String CLEAR_BELOW = "\033[J";

        private final PrintStream out;
        private final boolean isTerminal;
        private int shown;

        Screen(PrintStream out, boolean isTerminal) {
            this.out = out;
            this.isTerminal = isTerminal;
        }

        void show(List<String> lines) {
            if (isTerminal && shown > 0) {
                byte[] back = ("\033[" + shown + "A" + CLEAR_BELOW).getBytes(US_ASCII);
                out.write(back, 0, back.length);
            }
            lines.forEach(out::println);
            out.flush();
            shown = lines.size();
        }
    }
}
