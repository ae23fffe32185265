package dev.jforeman.os.process;

import dev.jforeman.model.Signal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Ends process groups that the core does not know, or cannot be asked about any more: TERM and CONT, a while later KILL.
 *
 * @param signal sends a signal to a group
 * @param living those of some groups that still have members
 */
public record EmergencyStop(BiConsumer<Long, Signal> signal, Function<Collection<Long>, Set<Long>> living) {
    private static final Duration KILL_WAIT = Duration.ofSeconds(2);
    private static final long PAUSE_MS = 10;

    /**
     * Returns when all are gone, or nothing more can be done.
     *
     * @param grace from TERM to KILL
     */
    public void end(List<Long> groups, Duration grace) throws InterruptedException {
        send(groups, Signal.TERM);
        send(groups, Signal.CONT);
        if (sendAndAwait(groups, grace)) {
            send(groups, Signal.KILL);
            sendAndAwait(groups, KILL_WAIT);
        }
    }

    private void send(List<Long> groups, Signal what) {
        groups.forEach(group -> signal.accept(group, what));
    }

    private boolean sendAndAwait(List<Long> groups, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean isAnyLeft = !living.apply(groups).isEmpty();
        while (isAnyLeft && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            isAnyLeft = !living.apply(groups).isEmpty();
        }
        return isAnyLeft;
    }
}
