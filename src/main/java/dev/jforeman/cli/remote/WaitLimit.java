package dev.jforeman.cli.remote;

import dev.jforeman.control.client.ControlClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Hangs up when somebody has waited for long enough. */
public final class WaitLimit implements Runnable {
    private final ControlClient client;
    private final Duration limit;
    private volatile boolean isOver;

    private WaitLimit(ControlClient client, Duration limit) {
        this.client = client;
        this.limit = limit;
    }

    /** Begins to wait, if there is a limit. */
    public static WaitLimit with(ControlClient client, Optional<Duration> limit) {
        WaitLimit patience = new WaitLimit(client, limit.orElse(Duration.ZERO));
        if (limit.isPresent()) {
            Thread thread = new Thread(patience, "patience");
            thread.setDaemon(true);
            thread.start();
        }
        return patience;
    }

    public boolean isOver() {
        return isOver;
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
