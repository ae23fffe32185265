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
 * The parts of a session that a verb decides before it begins.
 *
 * @param remarks messages at the start of the log
 * @param doors how others reach the session
 */
record SessionSetup(
        Plan plan,
        Planning planning,
        LogOptions log,
        Optional<RuntimeDirectory> runtime,
        List<String> remarks,
        List<Endpoint> doors) {

    /** Runs a session until everything has ended. */
    @FunctionalInterface
    interface Runner {
        /**
         * Runs it.
         *
         * @return the exit code
         */
        int run(SessionSetup setup, Optional<SessionObserver> observer, boolean isDebug, boolean isKillingEscaped)
                throws InterruptedException;
    }
}
