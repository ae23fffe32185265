package dev.jforeman.session;

import dev.jforeman.model.Signal;
import dev.jforeman.os.process.EscapedProcess;
import dev.jforeman.output.Log;
import dev.jforeman.supervisor.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The last thing of a session: what left its process group is named, or ended too where people asked for that. */
final class EscapedCleanup {
    private static final Duration KILL_WAIT = Duration.ofSeconds(2);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Supplier<List<EscapedProcess>> escaped;
    private final Inbox inbox;
    private final Log log;

    EscapedCleanup(Supplier<List<EscapedProcess>> escaped, Inbox inbox, Log log) {
        this.escaped = escaped;
        this.inbox = inbox;
        this.log = log;
    }

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
        send(Signal.TERM, found);
        send(Signal.CONT, found);
        if (sendAndAwait(grace)) {
            send(Signal.KILL, escaped.get());
            sendAndAwait(KILL_WAIT);
        }
        escaped.get().forEach(process -> log.say(process + " is still alive after SIGKILL"));
    }

    private static void send(Signal signal, List<EscapedProcess> processes) {
        processes.forEach(process -> process.signal(signal));
    }

    /** Whoever insists does not want to wait. */
    private boolean sendAndAwait(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean isInsistedOn = false;
        boolean isAnyLeft = true;
        while (isAnyLeft && !isInsistedOn && System.nanoTime() - deadline < 0) {
            isInsistedOn =
                    inbox.poll(PAUSE_NANOS).filter(EscapedCleanup::insists).isPresent();
            isAnyLeft = !escaped.get().isEmpty();
        }
        return isAnyLeft;
    }

    private static boolean insists(Event event) {
        return event instanceof Event.SignalReceived(var _, Signal signal)
                && (signal == Signal.INT || signal == Signal.TERM);
    }
}
