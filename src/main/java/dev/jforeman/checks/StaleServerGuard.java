package dev.jforeman.checks;

import dev.jforeman.checks.Prober.ProbeResult;
import java.time.Duration;

/**
 * A question about a port that somebody else already answered on before the process was started, yesterday's server
 * for example. Until that one is gone, no answer says anything about the process.
 */
final class StaleServerGuard implements Prober {
    private final Prober question;
    private final int port;
    private boolean isGone;

    public StaleServerGuard(Prober question, int port) {
        this.question = question;
        this.port = port;
    }

    /** Whether something answers there now. */
    static boolean isTaken(int port, Duration patience) {
        return Loopback.connect(port, patience).isPassed();
    }

    @Override
    public ProbeResult ask(Duration patience) throws InterruptedException {
        isGone = isGone || !isTaken(port, patience);
        return isGone
                ? question.ask(patience)
                : ProbeResult.no("port " + port + " is still answered by what was there before it was started");
    }
}
