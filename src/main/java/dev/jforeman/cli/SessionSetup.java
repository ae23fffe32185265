package dev.jforeman.cli;

import dev.jforeman.model.Plan;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.output.LogOptions;
import dev.jforeman.session.Controls.Planning;
import dev.jforeman.session.Endpoint;
import dev.jforeman.session.SessionObserver;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a command decides about a session before the session begins.
 *
 * @param planning makes new plans for a reload or another formation
 * @param runtime the runtime directory, if this jforeman holds it
 * @param remarks messages at the start of the log
 * @param endpoints where the session takes requests: the control socket and the keyboard
 */
record SessionSetup(
        Plan plan,
        Planning planning,
        LogOptions log,
        Optional<RuntimeDirectory> runtime,
        List<String> remarks,
        List<Endpoint> endpoints) {

    /** Runs a session until it is finished. */
    @FunctionalInterface
    interface Runner {
        /**
         * Runs a session until all processes have exited.
         *
         * @return the exit code
         */
        int run(SessionSetup setup, Optional<SessionObserver> observer, boolean isDebug, boolean isKillingEscaped)
                throws InterruptedException;
    }
}
