package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.cli.remote.ControlCall;
import dev.jforeman.cli.remote.Running;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.Request.Wait.Until;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.os.kernel.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman wait}: until processes have ended, or are ready. */
final class WaitCommand extends SocketVerb {
    /** What a busy machine may need to say how its processes are. */
    static final Duration FOR_REPORT = Duration.ofSeconds(5);

    private final Duration forReport;

    /**
     * The command.
     *
     * @param forReport how long it waits to hear how the processes are when it has waited for too long
     */
    WaitCommand(Duration forReport) {
        this.forReport = forReport;
    }

    @Override
    public String name() {
        return "wait";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = model("Wait until processes have ended, all of them with 0, or until they are ready.");
        spec.addOption(Options.flag("Wait until they run and are ready.", "--ready"));
        spec.addOption(Options.text("S", "Wait no longer than so many seconds.", "--timeout"));
        addNames(spec);
        return spec;
    }

    @Override
    Request request(OptionValues given) throws Refusal {
        return new Request.Wait(given.isOn("ready") ? Until.READY : Until.END, given.words());
    }

    @Override
    public int run(OptionValues given, Streams streams) throws Refusal, InterruptedException {
        Optional<Duration> timeout = given.duration("timeout");
        try (ControlClient client = Running.connect(given, streams)) {
            WaitLimit limit = WaitLimit.with(client, timeout);
            try {
                return new ControlCall(client, streams).ask(request(given), _ -> {});
            } catch (IOException e) {
                limit.orLost(e);
            }
            report(given, streams);
            return ExitCode.NOT_AS_WISHED.code();
        } catch (IOException e) {
            throw ControlCall.lost(e);
        }
    }

    private void report(OptionValues given, Streams streams) throws Refusal, IOException {
        boolean isForReady = given.isOn("ready");
        try (ControlClient client = Running.connect(given, streams)) {
            WaitLimit limit = WaitLimit.with(client, Optional.of(forReport));
            try {
                new ControlCall(client, streams).ask(new Request.Ps(given.words()), reply -> {
                    if (reply instanceof Reply.Processes processes) {
                        processes.rows().stream()
                                .filter(row -> isForReady ? !row.isReady() && !isOver(row) : !isOver(row))
                                .forEach(row ->
                                        streams.say("waited for too long: " + row.name() + " is " + row.state()));
                    }
                });
            } catch (IOException e) {
                limit.orLost(e);
                streams.say("waited for too long, and the running jforeman does not answer");
            }
        }
    }

    private static boolean isOver(ProcessRow row) {
        return List.of("done", "failed", "stopped").contains(row.state());
    }

    /** Hangs up when somebody has waited for long enough. */
    static final class WaitLimit implements Runnable {
        private final ControlClient client;
        private final Duration limit;
        private volatile boolean isOver;

        WaitLimit(ControlClient client, Duration limit) {
            this.client = client;
            this.limit = limit;
        }

        /** Begins to wait, if there is a limit. */
        static WaitLimit with(ControlClient client, Optional<Duration> limit) {
            WaitLimit begun = new WaitLimit(client, limit.orElse(Duration.ZERO));
            if (limit.isPresent()) {
                Threads.startInterruptible("wait-limit", begun);
            }
            return begun;
        }

        /** Returns if it is over, which is why the connection failed; otherwise that is a failure. */
        void orLost(IOException e) throws IOException {
            if (!isOver) {
                throw e;
            }
        }

        @Override
        public void run() {
            try {
                Thread.sleep(limit);
                isOver = true;
                client.close();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (IOException _) {
                return; // it had hung up already
            }
        }
    }
}
