package dev.jforeman.session;

import dev.jforeman.model.PathText;
import dev.jforeman.os.instance.InstanceLock;
import dev.jforeman.os.kernel.DirectoryClaim;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.supervisor.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps the lock of a session valid for days: it refreshes the lock, so that cleanup jobs do not delete it as an old
 * file. If it is deleted nevertheless, this claims the app directory itself.
 *
 * @param pause the time between two refreshes
 */
public record LockRefresh(InstanceLock lock, Duration pause) implements Endpoint {
    private static final Duration USUAL_PAUSE = Duration.ofHours(1);

    public static LockRefresh of(InstanceLock lock) {
        return new LockRefresh(lock, USUAL_PAUSE);
    }

    @Override
    public Open open(Controls controls) {
        Optional<DirectoryClaim> claim = DirectoryClaim.take(lock.app());
        if (claim.isEmpty()) {
            giveWay(controls);
        }
        Thread refresh = Threads.repeatInterruptible("lock-refresh", this::run);
        return () -> {
            refresh.interrupt();
            claim.ifPresent(DirectoryClaim::close);
        };
    }

    /** Stops this session if another one has claimed the directory, with a different runtime directory. */
    private void giveWay(Controls controls) {
        OptionalLong other = DirectoryClaim.holder(lock.app());
        if (other.isPresent()) {
            controls.display()
                    .say("another jforeman runs in " + PathText.of(lock.app()) + ", pid " + other.getAsLong()
                            + "; stopping");
            controls.ask(request -> new Event.DownAsked(System.nanoTime(), request), _ -> {});
        }
    }

    private boolean run() throws InterruptedException {
        Thread.sleep(pause);
        refresh();
        return true;
    }

    private void refresh() {
        try {
            lock.refresh();
        } catch (IOException _) {
            return; // some of the files are gone already, and the lock is still held
        }
    }
}
