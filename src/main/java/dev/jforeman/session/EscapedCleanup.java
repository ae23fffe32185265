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

/** The last step of a session: what left its process group is named, or ended too if the user asked for that. */
record EscapedCleanup(Supplier<List<EscapedProcess>> escaped, Inbox inbox, Log log) {
    void name() {
        escaped.get()
                .forEach(process -> log.say(
                        process + " left its process group and still runs; --kill-escaped ends such processes"));
    }

    /**
     * Ends all of them, and what they start meanwhile.
     *
     * @param grace from TERM to KILL
     */
    void end(Duration grace) throws InterruptedException {
        List<EscapedProcess> found = escaped.get();
        if (found.isEmpty()) {
            return;
        }
        log.say("sending SIGTERM to what left its process group: "
                + found.stream().map(EscapedProcess::toString).collect(Collectors.joining(", ")));
        new Termination(this::signal, () -> !escaped.get().isEmpty(), this::awaitNoSignal).run(grace);
        escaped.get().forEach(process -> log.say(process + " is still alive after SIGKILL"));
    }

    private void signal(Signal signal) {
        escaped.get().forEach(process -> process.signal(signal));
    }

    /** A second Ctrl-C kills at once. */
    private boolean awaitNoSignal(Duration moment) throws InterruptedException {
        return inbox.poll(moment.toNanos()).filter(EscapedCleanup::insists).isEmpty();
    }

    private static boolean insists(Event event) {
        return event instanceof Event.SignalReceived(var _, Signal signal)
                && (signal == Signal.INT || signal == Signal.TERM || signal == Signal.QUIT);
    }
}
