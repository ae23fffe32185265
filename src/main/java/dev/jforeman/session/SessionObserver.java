package dev.jforeman.session;

import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.State;
import java.util.Optional;
import java.util.OptionalInt;

/** Observes a session from start to end and can influence it. */
public interface SessionObserver {
    /** Called before the session starts. */
    void begin(SessionHandle handle);

    /**
     * Called for each effect of the core while it is carried out, on the thread that owns the state. Must return
     * quickly.
     */
    void see(Effect effect);

    /**
     * Called after all processes have exited.
     *
     * @param exitCode the exit code of the session
     * @return the exit code to use instead
     */
    int end(State state, int exitCode);

    /** Ends a session when the first instance of a process type exits, and uses its exit code. */
    final class ExitCodeFrom implements SessionObserver {
        private final String type;
        private Optional<SessionHandle> handle = Optional.empty();
        private OptionalInt code = OptionalInt.empty();

        public ExitCodeFrom(String type) {
            this.type = type;
        }

        @Override
        public void begin(SessionHandle given) {
            handle = Optional.of(given);
        }

        @Override
        public void see(Effect effect) {
            if (code.isPresent() || !(effect instanceof Effect.Say(Notice notice))) {
                return;
            }
            switch (notice) {
                case Notice.Ended ended when ended.name().type().equals(type) -> end(code(ended));
                case Notice.NeedFailed failed when failed.name().type().equals(type) -> end(1);
                default -> {}
            }
        }

        /**
         * The exit code of the session. A code that counts as success for the process counts as success for the
         * session.
         */
        private int code(Notice.Ended ended) {
            boolean isSuccess = handle.orElseThrow().plan().rules().stream()
                    .anyMatch(rules -> rules.name().equals(ended.name()) && rules.isSuccess(ended.outcome()));
            return isSuccess ? 0 : ended.outcome().shellCode();
        }

        private void end(int shellCode) {
            code = OptionalInt.of(shellCode);
            handle.orElseThrow().stopAll();
        }

        @Override
        public int end(State state, int exitCode) {
            return code.orElse(exitCode);
        }
    }

    /** Ends a session once all processes are ready, or one can no longer become ready. */
    final class UntilReady implements SessionObserver {
        private final Readiness readiness = new Readiness();
        private Optional<SessionHandle> handle = Optional.empty();
        private boolean isReady;
        private boolean isStopping;

        @Override
        public void begin(SessionHandle given) {
            handle = Optional.of(given);
            readiness.ask(given);
        }

        @Override
        public void see(Effect effect) {
            boolean isLate = effect instanceof Effect.Say(Notice notice) && notice instanceof Notice.NotReady;
            Readiness.Verdict verdict = readiness.update(effect);
            isReady |= verdict == Readiness.Verdict.READY;
            if (!isStopping && (isLate || verdict != Readiness.Verdict.OPEN)) {
                isStopping = true;
                handle.orElseThrow()
                        .say(isReady ? "all processes are ready, stopping" : "not all processes are ready, stopping");
                handle.orElseThrow().stopAll();
            }
        }

        @Override
        public int end(State state, int exitCode) {
            return isReady || exitCode != 0 ? exitCode : Readiness.NOT_READY;
        }
    }
}
