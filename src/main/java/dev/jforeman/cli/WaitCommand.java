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

/** {@code jforeman wait}: waits until processes have exited, or are ready. */
final class WaitCommand extends SocketVerb {
    /** Timeout for the report of states after a timeout, long enough for a busy machine. */
    static final Duration REPORT_TIMEOUT = Duration.ofSeconds(5);

    private final Duration reportTimeout;

    /**
     * Creates the command.
     *
     * @param reportTimeout timeout for the report of states that follows a timeout
     */
    WaitCommand(Duration reportTimeout) {
        this.reportTimeout = reportTimeout;
    }

    @Override
    public String name() {
        return "wait";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                model("Wait until processes have exited, or until they are ready; fail if one of them failed.");
        spec.addOption(Options.flag("Wait until the processes are running and ready.", "--ready"));
        spec.addOption(Options.text("S", "Give up after this many seconds (default: no limit).", "--timeout"));
        addNames(spec);
        return spec;
    }

    @Override
    Request request(OptionValues given) throws Refusal {
        return new Request.Wait(given.isOn("ready") ? Until.READY : Until.EXITED, given.words());
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
            return ExitCode.FAILED.code();
        } catch (IOException e) {
            throw ControlCall.lost(e);
        }
    }

    private void report(OptionValues given, Streams streams) throws Refusal, IOException {
        boolean isForReady = given.isOn("ready");
        try (ControlClient client = Running.connect(given, streams)) {
            WaitLimit limit = WaitLimit.with(client, Optional.of(reportTimeout));
            try {
                new ControlCall(client, streams).ask(new Request.Ps(given.words()), reply -> {
                    if (reply instanceof Reply.Processes processes) {
                        processes.rows().stream()
                                .filter(row -> isForReady ? !row.isReady() && !isOver(row) : !isOver(row))
                                .forEach(row -> streams.say("timed out: " + row.name() + unmet(row, isForReady)));
                    }
                });
            } catch (IOException e) {
                limit.orLost(e);
                streams.say("timed out, and jforeman does not respond");
            }
        }
    }

    private static String unmet(ProcessRow row, boolean isForReady) {
        return isForReady ? " is not ready (" + row.state() + ")" : " is still " + row.state();
    }

    private static boolean isOver(ProcessRow row) {
        return List.of("done", "failed", "stopped").contains(row.state());
    }

    /** Closes a connection after a timeout, so that a blocked read on it fails. */
    static final class WaitLimit implements Runnable {
        private final ControlClient client;
        private final Duration limit;
        private volatile boolean isOver;

        WaitLimit(ControlClient client, Duration limit) {
            this.client = client;
            this.limit = limit;
        }

        /** Starts the timeout, if there is one. */
        static WaitLimit with(ControlClient client, Optional<Duration> limit) {
            WaitLimit begun = new WaitLimit(client, limit.orElse(Duration.ZERO));
            if (limit.isPresent()) {
                Threads.startInterruptible("wait-limit", begun);
            }
            return begun;
        }

        /** Returns if the connection failed because of the timeout; otherwise rethrows the exception. */
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
                return; // the connection was closed already
            }
        }
    }
}
