package dev.jforeman.output;

import dev.jforeman.os.kernel.Threads.Round;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Shows an unfinished line, such as a prompt, after a short delay. */
final class PromptFlush implements Round {
    private static final long PROMPT_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Set<Pump> expected = new LinkedHashSet<>();

    /** Reports that this pump has an unfinished line. */
    synchronized void expect(Pump pump) {
        if (expected.add(pump) && expected.size() == 1) {
            notifyAll();
        }
    }

    @Override
    public boolean run() throws InterruptedException {
        long pauseNanos = PROMPT_DELAY_NANOS;
        for (Pump pump : takeAll()) {
            long left = pump.showLatePart(PROMPT_DELAY_NANOS);
            if (left > 0) {
                expect(pump);
                pauseNanos = Math.min(pauseNanos, left);
            }
        }
        TimeUnit.NANOSECONDS.sleep(pauseNanos);
        return true;
    }

    private synchronized Collection<Pump> takeAll() throws InterruptedException {
        while (expected.isEmpty()) {
            wait();
        }
        List<Pump> all = new ArrayList<>(expected);
        expected.clear();
        return all;
    }
}
