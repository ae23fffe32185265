package dev.jforeman.session;

import dev.jforeman.model.Signal;
import dev.jforeman.os.process.EscapedProcess;
import dev.jforeman.os.process.Termination;
import dev.jforeman.output.Log;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.supervisor.Event;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The last step of a session: reports processes that left their process group, or stops them if the user has asked for
 * that.
 */
record EscapedCleanup(Supplier<List<EscapedProcess>> escaped, Inbox inbox, Log log) {
    private static final String FORBIDDEN = " is still running and cannot be signaled: permission denied";

    void name() {
        escaped.get().forEach(process -> log.say(process + whyItRuns(process)));
    }

    private static String whyItRuns(EscapedProcess process) {
        return process.isForbidden()
                ? FORBIDDEN
                : " left its process group and is still running (use --kill-escaped to end such processes)";
    }

    /**
     * Stops the processes that left their process group, and those that they start in the meantime.
     *
     * @param grace the time from TERM to KILL
     */
    void end(Duration grace) throws InterruptedException {
        List<EscapedProcess> found = reachable();
        if (!found.isEmpty()) {
            end(found, grace);
        }
        escaped.get()
                .forEach(process ->
                        log.say(process + (process.isForbidden() ? FORBIDDEN : " is still alive after SIGKILL")));
    }

    private List<EscapedProcess> reachable() {
        return escaped.get().stream().filter(process -> !process.isForbidden()).toList();
    }

    private void end(List<EscapedProcess> found, Duration grace) throws InterruptedException {
        log.say("sending SIGTERM to processes that left their process group: "
                + found.stream().map(EscapedProcess::toString).collect(Collectors.joining(", ")));
        new Termination(this::signal, () -> !reachable().isEmpty(), this::awaitNoSignal).run(grace);
    }

    private void signal(Signal signal) {
        reachable().forEach(process -> process.signal(signal));
    }

    /** Waits for this time, but only while there is no signal, because a second Ctrl-C kills immediately. */
    private boolean awaitNoSignal(Duration moment) throws InterruptedException {
        return inbox.poll(moment.toNanos()).filter(EscapedCleanup::isStopSignal).isEmpty();
    }

    private static boolean isStopSignal(Event event) {
        return event instanceof Event.SignalReceived(var _, Signal signal)
                && (signal == Signal.INT || signal == Signal.TERM || signal == Signal.QUIT);
    }
}
