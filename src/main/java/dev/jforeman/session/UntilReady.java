package dev.jforeman.session;

import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.State;
import java.util.Optional;

/** Ends a session once everything is ready, or cannot be any more. */
public final class UntilReady implements SessionObserver {
    private final Readiness readiness = new Readiness();
    private Optional<SessionHandle> stage = Optional.empty();
    private boolean isReady;
    private boolean isStopping;

    @Override
    public void begin(SessionHandle given) {
        stage = Optional.of(given);
        readiness.ask(given);
    }

    @Override
    public void see(Effect effect) {
        boolean isLate = effect instanceof Effect.Say(Notice notice) && notice instanceof Notice.NotReady;
        Readiness.Verdict verdict = readiness.hear(effect);
        isReady |= verdict == Readiness.Verdict.READY;
        if (!isStopping && (isLate || verdict != Readiness.Verdict.OPEN)) {
            isStopping = true;
            stage.orElseThrow().say(isReady ? "everything is ready, stopping" : "not everything is ready, stopping");
            stage.orElseThrow().stopAll();
        }
    }

    @Override
    public int end(State state, int exitCode) {
        return isReady || exitCode != 0 ? exitCode : Readiness.NOT_READY;
    }
}
