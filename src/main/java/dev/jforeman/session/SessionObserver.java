package dev.jforeman.session;

import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.State;

/** Somebody who follows a session from its beginning to its end and may take part in it. */
public interface SessionObserver {
    /** The session is about to begin. */
    void begin(SessionHandle stage);

    /** The core decided this, and it is being carried out. On the thread that owns the state, so never for long. */
    void see(Effect effect);

    /**
     * Everything has ended.
     *
     * @param exitCode what the session would end with
     * @return what it ends with
     */
    int end(State state, int exitCode);
}
